package org.sluice.ui.tests.pages;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** Pictures of what a person sees, for people to look at. */
public final class Screenshots {

    private static final Path DIRECTORY = Path.of(System.getProperty("sluice.screenshots", "target/screenshots"));

    private Screenshots() {}

    /** Of the whole window. */
    public static void take(String name) {
        take(Ui.get(() -> Ui.window().getShell()), name);
    }

    /** Of a window or dialog. */
    public static void take(Shell shell, String name) {
        Ui.run(() -> {
            shell.layout(true, true);
            shell.forceActive();
        });
        settle();
        Ui.run(() -> save(shell.getDisplay(), shell.getBounds(), name));
    }

    /** Of everything, for tests that failed. */
    public static void takeScreen(String name) {
        Ui.run(() -> save(Ui.display(), Ui.display().getBounds(), name));
    }

    /** What is to be drawn is drawn after a few turns of the event loop. */
    private static void settle() {
        for (int i = 0; i < 20; i++) {
            Ui.run(() -> Display.getCurrent().update());
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    private static void save(Display display, Rectangle area, String name) {
        Image image = new Image(display, area.width, area.height);
        GC gc = new GC(display);
        try {
            gc.copyArea(image, area.x, area.y);
            Files.createDirectories(DIRECTORY);
            ImageLoader loader = new ImageLoader();
            loader.data = new org.eclipse.swt.graphics.ImageData[] {image.getImageData()};
            loader.save(DIRECTORY.resolve(name + ".png").toString(), SWT.IMAGE_PNG);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            gc.dispose();
            image.dispose();
        }
    }
}
