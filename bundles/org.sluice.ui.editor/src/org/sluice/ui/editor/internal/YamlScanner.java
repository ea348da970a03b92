package org.sluice.ui.editor.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.preference.JFacePreferences;
import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.TextAttribute;
import org.eclipse.jface.text.rules.EndOfLineRule;
import org.eclipse.jface.text.rules.ICharacterScanner;
import org.eclipse.jface.text.rules.IRule;
import org.eclipse.jface.text.rules.IToken;
import org.eclipse.jface.text.rules.RuleBasedScanner;
import org.eclipse.jface.text.rules.SingleLineRule;
import org.eclipse.jface.text.rules.Token;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;

/** Tells keys, comments, texts and references apart. The colours are those of the theme, so that they suit light and dark. */
@NonNullByDefault({})
final class YamlScanner extends RuleBasedScanner {

    YamlScanner() {
        ColorRegistry colors = JFaceResources.getColorRegistry();
        Token comment = new Token(new TextAttribute(colors.get(JFacePreferences.QUALIFIER_COLOR), null, SWT.ITALIC));
        Token key = new Token(new TextAttribute(colors.get(JFacePreferences.ACTIVE_HYPERLINK_COLOR), null, SWT.NORMAL));
        Token text = new Token(
                new TextAttribute(Display.getCurrent().getSystemColor(SWT.COLOR_DARK_GREEN), null, SWT.NORMAL));
        Token reference = new Token(new TextAttribute(colors.get(JFacePreferences.COUNTER_COLOR), null, SWT.BOLD));
        setRules(new IRule[] {
            new EndOfLineRule("#", comment),
            new SingleLineRule("${", "}", reference),
            new SingleLineRule("\"", "\"", text, '\\'),
            new SingleLineRule("'", "'", text),
            new KeyRule(key)
        });
    }

    /** Words up to a colon. */
    @NonNullByDefault({})
    private record KeyRule(IToken token) implements IRule {
        @Override
        public IToken evaluate(ICharacterScanner scanner) {
            int read = 0;
            int c = scanner.read();
            while (Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == '*') {
                read++;
                c = scanner.read();
            }
            if (read > 0 && c == ':') {
                int next = scanner.read();
                scanner.unread();
                if (next == ' ' || next == '\n' || next == '\r' || next == ICharacterScanner.EOF) {
                    return token;
                }
            }
            if (read > 0 && c != ':') {
                scanner.unread();
                return Token.WHITESPACE;
            }
            for (int i = 0; i <= read; i++) {
                scanner.unread();
            }
            return Token.UNDEFINED;
        }
    }
}
