package org.sluice.run.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A slice's receipt as a link of its run's chain.
 *
 * @param unitId the unit
 * @param sliceIndex the slice
 * @param receipt the receipt in JSON, as it is stored now
 * @param hash SHA-256 of the link before and of this receipt as it was stored, in hexadecimal
 */
public record ChainedReceipt(String unitId, int sliceIndex, String receipt, String hash) {

    /** The hash of a receipt that follows a link; the first follows an empty text. */
    public static String hash(String previous, String unitId, int sliceIndex, String receipt) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String text = previous + "\n" + unitId + "\n" + sliceIndex + "\n" + receipt;
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
