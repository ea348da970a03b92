package org.sluice.ui.catalog.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.sluice.api.config.Option;
import org.sluice.api.config.OptionType;
import org.sluice.editing.endpoint.EndpointDraft;

/** Fields for the options of a template, made from their declarations. */
@NonNullByDefault({})
final class OptionForm {

    private static final int LINES = 3;
    private static final char HIDDEN = '\u2022';

    private final Composite area;
    private final BiConsumer<String, String> changed;
    private final Map<String, Control> fields = new LinkedHashMap<>();
    private final Map<String, ControlDecoration> marks = new HashMap<>();

    OptionForm(Composite parent, EndpointDraft draft, BiConsumer<String, String> changed) {
        this.changed = changed;
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults()
                .numColumns(2)
                .margins(8, 4)
                .spacing(16, 6)
                .applyTo(area);
        Map<String, List<Option<?>>> groups = new LinkedHashMap<>();
        draft.template().options().forEach(option -> groups.computeIfAbsent(option.group(), g -> new ArrayList<>())
                .add(option));
        groups.forEach((group, options) -> {
            heading(group);
            options.forEach(option -> field(option, draft.text(option)));
        });
    }

    Composite control() {
        return area;
    }

    private void heading(String group) {
        Label heading = new Label(area, SWT.NONE);
        heading.setText(group);
        heading.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        GridDataFactory.fillDefaults()
                .span(2, 1)
                .indent(0, fields.isEmpty() ? 0 : 10)
                .applyTo(heading);
    }

    private void field(Option<?> option, String text) {
        Label label = new Label(area, SWT.NONE);
        label.setText(label(option));
        label.setToolTipText(option.help());
        Control field = control(option, text);
        boolean tall = isTall(option);
        GridDataFactory.fillDefaults()
                .align(SWT.BEGINNING, tall ? SWT.BEGINNING : SWT.CENTER)
                .applyTo(label);
        int height = tall ? LINES * ((Text) field).getLineHeight() : SWT.DEFAULT;
        GridDataFactory.fillDefaults().grab(true, false).hint(280, height).applyTo(field);
        field.setToolTipText(option.help());
        ControlDecoration mark = new ControlDecoration(field, SWT.LEFT | SWT.TOP);
        mark.setImage(FieldDecorationRegistry.getDefault()
                .getFieldDecoration(FieldDecorationRegistry.DEC_ERROR)
                .getImage());
        mark.hide();
        fields.put(option.name(), field);
        marks.put(option.name(), mark);
    }

    private static boolean isTall(Option<?> option) {
        return option.type() == OptionType.STRING_LIST || option.type() == OptionType.STRING_MAP;
    }

    private Control control(Option<?> option, String text) {
        return switch (option.type()) {
            case CHOICE -> combo(option, option.choices(), text);
            case BOOLEAN -> combo(option, List.of("true", "false"), text);
            default -> text(option, text);
        };
    }

    private Control combo(Option<?> option, List<String> choices, String text) {
        Combo combo = new Combo(area, SWT.NONE);
        combo.setItems(choices.toArray(String[]::new));
        String usual = option.defaultText();
        combo.setText(text.isEmpty() && usual != null ? usual : text);
        combo.addModifyListener(event -> changed.accept(option.name(), combo.getText()));
        return combo;
    }

    private Control text(Option<?> option, String text) {
        int style = isTall(option) ? SWT.MULTI | SWT.V_SCROLL | SWT.WRAP : SWT.SINGLE;
        Text field = new Text(area, SWT.BORDER | style);
        field.setText(text);
        field.setMessage(hint(option));
        field.addModifyListener(event -> {
            hide(option, field);
            changed.accept(option.name(), field.getText());
        });
        hide(option, field);
        return field;
    }

    /** A secret is hidden while it is typed; a reference to one is no secret. */
    private static void hide(Option<?> option, Text field) {
        if (option.secret()) {
            boolean shown = field.getText().isEmpty() || EndpointDraft.isReference(field.getText());
            field.setEchoChar(shown ? '\0' : HIDDEN);
        }
    }

    private static String hint(Option<?> option) {
        String usual = option.defaultText();
        if (option.secret()) {
            return "Kept in the secret store, never in the file";
        } else if (option.type() == OptionType.STRING_MAP) {
            return "name: value, one in each line";
        } else if (option.type() == OptionType.STRING_LIST) {
            return "One in each line";
        }
        return usual == null ? (option.required() ? "" : "Optional") : usual;
    }

    /** {@code connect_timeout} as {@code Connect timeout}. */
    static String label(Option<?> option) {
        String words = option.name().replace('_', ' ');
        String label = words.length() <= 3
                ? words.toUpperCase(Locale.ROOT)
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        boolean needed = option.required() && option.defaultText() == null;
        return label + (needed ? " *:" : ":");
    }

    /** Marks the fields that are wrong. */
    void show(EndpointDraft draft) {
        for (Option<?> option : draft.template().options()) {
            Optional<String> problem = draft.problem(option);
            ControlDecoration mark = marks.get(option.name());
            boolean untouched = draft.text(option).isEmpty();
            if (problem.isPresent() && !untouched) {
                mark.setDescriptionText(problem.get());
                mark.show();
            } else {
                mark.hide();
            }
        }
    }

    /** The field of an option, for page objects. */
    Control field(String option) {
        return fields.get(option);
    }
}
