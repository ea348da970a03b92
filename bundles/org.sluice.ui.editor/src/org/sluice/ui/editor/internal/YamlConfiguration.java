package org.sluice.ui.editor.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.contentassist.CompletionProposal;
import org.eclipse.jface.text.contentassist.ContentAssistant;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContentAssistant;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.eclipse.jface.text.presentation.IPresentationReconciler;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.jface.text.rules.DefaultDamagerRepairer;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.ui.editors.text.EditorsUI;
import org.eclipse.ui.editors.text.TextSourceViewerConfiguration;
import org.sluice.editing.schema.Completion;
import org.sluice.editing.schema.SchemaGuide;

/** Colours, completion and hover of YAML. */
@NonNullByDefault({})
final class YamlConfiguration extends TextSourceViewerConfiguration {

    private final Supplier<SchemaGuide> guide;

    YamlConfiguration(Supplier<SchemaGuide> guide) {
        super(EditorsUI.getPreferenceStore());
        this.guide = guide;
    }

    @Override
    public int getTabWidth(ISourceViewer viewer) {
        return 2;
    }

    @Override
    public IPresentationReconciler getPresentationReconciler(ISourceViewer viewer) {
        PresentationReconciler reconciler = new PresentationReconciler();
        DefaultDamagerRepairer repairer = new DefaultDamagerRepairer(new YamlScanner());
        reconciler.setDamager(repairer, IDocument.DEFAULT_CONTENT_TYPE);
        reconciler.setRepairer(repairer, IDocument.DEFAULT_CONTENT_TYPE);
        return reconciler;
    }

    @Override
    public IContentAssistant getContentAssistant(ISourceViewer viewer) {
        ContentAssistant assistant = new ContentAssistant();
        assistant.setContentAssistProcessor(new Assist(), IDocument.DEFAULT_CONTENT_TYPE);
        assistant.setInformationControlCreator(getInformationControlCreator(viewer));
        assistant.enableAutoActivation(true);
        assistant.setAutoActivationDelay(200);
        return assistant;
    }

    @Override
    public ITextHover getTextHover(ISourceViewer viewer, String contentType) {
        return new Hover();
    }

    @NonNullByDefault({})
    private final class Assist implements IContentAssistProcessor {
        @Override
        public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
            List<Completion> found =
                    guide.get().completions(viewer.getDocument().get(), offset);
            return found.stream()
                    .map(one -> new CompletionProposal(
                            one.text(),
                            one.offset(),
                            one.length(),
                            one.text().length(),
                            null,
                            one.label(),
                            null,
                            one.help().isEmpty() ? null : one.help()))
                    .toArray(ICompletionProposal[]::new);
        }

        @Override
        public IContextInformation[] computeContextInformation(ITextViewer viewer, int offset) {
            return null;
        }

        @Override
        public char[] getCompletionProposalAutoActivationCharacters() {
            return null;
        }

        @Override
        public char[] getContextInformationAutoActivationCharacters() {
            return null;
        }

        @Override
        public String getErrorMessage() {
            return "Nothing is known that could stand here.";
        }

        @Override
        public IContextInformationValidator getContextInformationValidator() {
            return null;
        }
    }

    @NonNullByDefault({})
    private final class Hover implements ITextHover {
        @Override
        public String getHoverInfo(ITextViewer viewer, IRegion region) {
            Optional<String> help = guide.get().hover(viewer.getDocument().get(), region.getOffset());
            return help.isPresent() ? help.get() : null;
        }

        @Override
        public IRegion getHoverRegion(ITextViewer viewer, int offset) {
            return new Region(offset, 0);
        }
    }
}
