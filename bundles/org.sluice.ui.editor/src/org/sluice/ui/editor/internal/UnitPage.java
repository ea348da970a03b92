package org.sluice.ui.editor.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.editor.FormPage;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.eclipse.ui.forms.widgets.Section;
import org.sluice.api.problem.Problem;
import org.sluice.editing.unit.SettingField;

/** A page about one unit of the file, which is chosen at the top of every page. */
@NonNullByDefault({})
abstract class UnitPage extends FormPage {

    /** Why the fields are empty. */
    static final String NOT_YAML = "The text is not valid YAML now, so it can only be changed in the text.";

    private final UnitEditor editor;
    private final List<SettingControl> controls = new ArrayList<>();
    private final List<Function<String, List<String>>> proposals = new ArrayList<>();
    private ScrolledForm form;
    private Combo units;

    UnitPage(UnitEditor editor, String id, String title) {
        super(editor, id, title);
        this.editor = editor;
    }

    @Override
    protected final void createFormContent(IManagedForm managed) {
        form = managed.getForm();
        FormToolkit toolkit = managed.getToolkit();
        form.setText(getTitle());
        form.getForm().setHeadClient(head(form.getForm().getHead()));
        form.getToolBarManager().add(new CopyAction());
        form.updateToolBar();
        GridLayoutFactory.fillDefaults().margins(12, 12).spacing(16, 16).applyTo(form.getBody());
        createSections(form.getBody(), toolkit);
        edited().addListener(this::refreshIfThere);
        refreshIfThere();
    }

    private Composite head(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults()
                .numColumns(2)
                .margins(10, 4)
                .spacing(8, 0)
                .applyTo(area);
        Label label = new Label(area, SWT.NONE);
        label.setText("Unit:");
        units = new Combo(area, SWT.READ_ONLY);
        units.addListener(SWT.Selection, event -> edited().show(units.getText()));
        GridDataFactory.fillDefaults().hint(320, SWT.DEFAULT).applyTo(units);
        return area;
    }

    /** Makes the sections of the page. */
    abstract void createSections(Composite body, FormToolkit toolkit);

    /** Follows the text, beyond the fields. */
    void refresh() {}

    @Override
    public void setActive(boolean active) {
        super.setActive(active);
        refreshIfThere();
    }

    /** Pages that nobody sees cost nothing. */
    private void refreshIfThere() {
        if (form == null || form.isDisposed() || editor.getActivePageInstance() != this) {
            return;
        }
        String[] names = edited().text().units().toArray(String[]::new);
        if (!Arrays.equals(names, units.getItems())) {
            units.setItems(names);
        }
        units.select(units.indexOf(edited().unit()));
        units.setEnabled(names.length > 0);
        for (int i = 0; i < controls.size(); i++) {
            controls.get(i).setProposals(proposals.get(i).apply(edited().unit()));
            controls.get(i).refresh();
        }
        showMessage();
        refresh();
    }

    private void showMessage() {
        long errors = edited().validation().errors();
        if (!edited().text().editable()) {
            form.setMessage(NOT_YAML, IMessageProvider.ERROR);
        } else if (edited().refusal().isPresent()) {
            form.setMessage(edited().refusal().map(Problem::text).orElse(""), IMessageProvider.WARNING);
        } else if (errors > 0) {
            String first = edited().validation().findings().get(0).message();
            form.setMessage(errors == 1 ? first : errors + " errors in this file. " + first, IMessageProvider.ERROR);
        } else {
            form.setMessage("", IMessageProvider.NONE);
        }
    }

    final EditedUnits edited() {
        return editor.edited();
    }

    final UnitEditor unitEditor() {
        return editor;
    }

    /** A section with fields for some settings; none when there are no such settings. */
    final void settings(Composite body, FormToolkit toolkit, String title, Predicate<SettingField> which) {
        List<SettingField> fields = edited().fields().stream().filter(which).toList();
        if (!fields.isEmpty()) {
            Composite client = section(body, toolkit, title, 3);
            fields.forEach(field -> {
                Function<String, List<String>> names = unit -> editor.names(unit, field.key());
                controls.add(new SettingControl(client, toolkit, edited(), field, names.apply(edited().unit())));
                proposals.add(names);
            });
        }
    }

    /** An empty section. */
    static Composite section(Composite body, FormToolkit toolkit, String title, int columns) {
        Section section = toolkit.createSection(body, Section.TITLE_BAR);
        section.setText(title);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(section);
        Composite client = toolkit.createComposite(section);
        GridLayoutFactory.fillDefaults()
                .numColumns(columns)
                .margins(4, 8)
                .spacing(14, 6)
                .applyTo(client);
        section.setClient(client);
        return client;
    }

    @NonNullByDefault({})
    private final class CopyAction extends Action {
        CopyAction() {
            super("Copy as command");
            setToolTipText("Copy as command: what runs this unit in a terminal");
            setImageDescriptor(EditorIcons.descriptor("copy-command"));
        }

        @Override
        public void run() {
            editor.copyAsCommand();
        }
    }
}
