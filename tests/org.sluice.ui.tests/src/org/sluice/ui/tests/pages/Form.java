package org.sluice.ui.tests.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/** Fields by the label before them, and buttons by their words. */
public final class Form {

    private final Composite root;

    public Form(Composite root) {
        this.root = root;
    }

    private static void collect(Control control, List<Control> all) {
        all.add(control);
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                collect(child, all);
            }
        }
    }

    private List<Control> all() {
        List<Control> all = new ArrayList<>();
        collect(root, all);
        return all;
    }

    private <T extends Control> T find(Class<T> type, String what, Predicate<T> condition) {
        return all().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(condition)
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + what));
    }

    private Control after(String label) {
        List<Control> all = all();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof Label words
                    && words.getText().replaceAll("[ *:]+$", "").equals(label)) {
                for (Control next : all.subList(i + 1, all.size())) {
                    if (next instanceof Text || next instanceof Combo) {
                        return next;
                    }
                }
            }
        }
        throw new AssertionError("There is no field " + label);
    }

    public void type(String label, String text) {
        Ui.run(() -> {
            Control field = after(label);
            if (field instanceof Combo combo) {
                combo.setText(text);
                combo.notifyListeners(SWT.Selection, new Event());
            } else {
                ((Text) field).setText(text);
            }
        });
    }

    public String read(String label) {
        return Ui.get(() -> after(label) instanceof Combo combo ? combo.getText() : ((Text) after(label)).getText());
    }

    private Button button(String words) {
        return find(Button.class, "button " + words, button -> button.getText()
                .replace("&", "")
                .replace(" >", "")
                .replace("< ", "")
                .equals(words));
    }

    public void press(String words) {
        Ui.await(words + " is enabled", () -> button(words).isEnabled());
        Ui.begin(() -> button(words).notifyListeners(SWT.Selection, new Event()));
    }

    public boolean enabled(String words) {
        return Ui.get(() -> button(words).isEnabled());
    }

    public boolean checked(String words) {
        return Ui.get(() -> button(words).getSelection());
    }

    public void check(String words) {
        select(words, true);
    }

    public void uncheck(String words) {
        select(words, false);
    }

    private void select(String words, boolean selected) {
        Ui.run(() -> {
            button(words).setSelection(selected);
            button(words).notifyListeners(SWT.Selection, new Event());
        });
    }

    /** Chooses a node of the only tree. */
    public void choose(String node) {
        Ui.run(() -> {
            Tree tree = find(Tree.class, "tree", any -> true);
            TreeItem item = item(tree.getItems(), node);
            tree.setSelection(item);
            Event event = new Event();
            event.item = item;
            tree.notifyListeners(SWT.Selection, event);
        });
    }

    private static TreeItem item(TreeItem[] items, String text) {
        for (TreeItem item : items) {
            if (item.getText().equals(text)) {
                return item;
            }
            TreeItem below = item(item.getItems(), text);
            if (below != null) {
                return below;
            }
        }
        return null;
    }

    /** All that is written anywhere. */
    public String words() {
        return Ui.get(() -> {
            StringBuilder words = new StringBuilder();
            for (Control control : all()) {
                String text = control instanceof Text field
                        ? field.getText()
                        : control instanceof Label label
                                ? label.getText()
                                : control instanceof Link link ? link.getText() : "";
                words.append(text).append(text.isEmpty() ? "" : "\n");
            }
            return words.toString();
        });
    }

    public void awaitWords(String words) {
        Ui.await(words, () -> words().contains(words));
    }
}
