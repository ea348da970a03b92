package org.sluice.ui.editor.internal;

import java.util.function.Predicate;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.sluice.editing.unit.SettingField;

/** A page of nothing but fields. */
@NonNullByDefault({})
final class SettingsPage extends UnitPage {

    private final String heading;
    private final Predicate<SettingField> which;

    SettingsPage(UnitEditor editor, String title, String heading, Predicate<SettingField> which) {
        super(editor, title, title);
        this.heading = heading;
        this.which = which;
    }

    @Override
    void createSections(Composite body, FormToolkit toolkit) {
        settings(body, toolkit, heading, which);
    }
}
