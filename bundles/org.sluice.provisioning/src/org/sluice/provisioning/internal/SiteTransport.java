package org.sluice.provisioning.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.equinox.internal.p2.repository.DownloadStatus;
import org.eclipse.equinox.internal.p2.repository.Transport;
import org.eclipse.equinox.p2.core.ProvisionException;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Reads sites with what Java has: files, zip files and the web, by way of the proxy that Java is told of. */
@NonNullByDefault({})
@SuppressWarnings("restriction")
final class SiteTransport extends Transport {

    private static final String BUNDLE = "org.sluice.provisioning";
    private static final int TIMEOUT_MILLIS = 30_000;

    @Override
    public IStatus download(URI source, OutputStream target, IProgressMonitor monitor) {
        try (InputStream in = open(source).getInputStream()) {
            long size = in.transferTo(target);
            DownloadStatus status = new DownloadStatus(IStatus.OK, BUNDLE, Status.OK_STATUS.getMessage());
            status.setFileSize(size);
            return status;
        } catch (FileNotFoundException e) {
            return failure(ProvisionException.ARTIFACT_NOT_FOUND, source, e);
        } catch (IOException e) {
            return failure(ProvisionException.REPOSITORY_FAILED_READ, source, e);
        }
    }

    @Override
    public InputStream stream(URI source, IProgressMonitor monitor) throws FileNotFoundException, CoreException {
        try {
            return open(source).getInputStream();
        } catch (FileNotFoundException e) {
            throw e;
        } catch (IOException e) {
            throw new CoreException(failure(ProvisionException.REPOSITORY_FAILED_READ, source, e));
        }
    }

    @Override
    public long getLastModified(URI source, IProgressMonitor monitor) throws FileNotFoundException, CoreException {
        try {
            URLConnection connection = open(source);
            // Opening it is what finds out whether it is there.
            try (InputStream in = connection.getInputStream()) {
                return connection.getLastModified();
            }
        } catch (FileNotFoundException e) {
            throw e;
        } catch (IOException e) {
            throw new CoreException(failure(ProvisionException.REPOSITORY_FAILED_READ, source, e));
        }
    }

    private static URLConnection open(URI source) throws IOException {
        URLConnection connection = source.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        // A zip file that is kept open could not be replaced.
        connection.setUseCaches(false);
        if (connection instanceof HttpURLConnection web) {
            requireFound(web, source);
        }
        return connection;
    }

    private static void requireFound(HttpURLConnection web, URI source) throws IOException {
        int code = web.getResponseCode();
        if (code == HttpURLConnection.HTTP_NOT_FOUND || code == HttpURLConnection.HTTP_GONE) {
            throw new FileNotFoundException(source.toString());
        }
        if (code >= HttpURLConnection.HTTP_BAD_REQUEST) {
            throw new IOException("the server answers " + code);
        }
    }

    private static IStatus failure(int code, URI source, IOException cause) {
        String text = source + " cannot be read: " + cause.getMessage();
        return new DownloadStatus(IStatus.ERROR, BUNDLE, code, text, cause);
    }
}
