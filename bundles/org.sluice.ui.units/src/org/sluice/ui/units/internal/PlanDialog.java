package org.sluice.ui.units.internal;

import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.sluice.presentation.units.PlanRow;
import org.sluice.ui.common.VirtualTable;

/** What a run would do: its slices, their estimates, and the statement of the one that is selected. */
@NonNullByDefault({})
final class PlanDialog extends TitleAreaDialog {

    /** What {@link #open} returns when the plan shall be carried out. */
    static final int RUN = IDialogConstants.CLIENT_ID;

    private final List<PlanRow> rows;

    PlanDialog(Shell shell, List<PlanRow> rows) {
        super(shell);
        this.rows = rows;
        setHelpAvailable(false);
        setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.RESIZE | SWT.MAX | SWT.APPLICATION_MODAL);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Dry run");
    }

    @Override
    protected Point getInitialSize() {
        return new Point(980, 560);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle("What a run would do now");
        setMessage(PlanRow.summary(rows) + " Nothing was changed.");
        SashForm sash = new SashForm(area, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        VirtualTable<PlanRow> table = new VirtualTable<>(sash, PlanRow.columns(), PlanRow::key);
        Composite below = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(0, 0).applyTo(below);
        Text statement = new Text(below, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        statement.setFont(JFaceResources.getTextFont());
        statement.setMessage("Select a slice to see its statement.");
        GridDataFactory.fillDefaults().grab(true, true).applyTo(statement);
        sash.setWeights(2, 1);
        table.addSelectionChangedListener(event -> statement.setText(
                table.selection().isEmpty() ? "" : table.selection().get(0).statement()));
        table.setRows(rows);
        if (!rows.isEmpty()) {
            table.setSelection(new org.eclipse.jface.viewers.StructuredSelection(rows.get(0)));
        }
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, RUN, "Run now", false).setEnabled(PlanRow.runnable(rows));
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, true);
    }

    @Override
    protected void buttonPressed(int button) {
        if (button == RUN) {
            setReturnCode(RUN);
            close();
        } else {
            super.buttonPressed(button);
        }
    }
}
