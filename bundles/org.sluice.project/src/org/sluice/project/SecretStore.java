package org.sluice.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/**
 * The secrets of one user on one machine, outside of any project: what {@code ${secret:NAME}} refers to. They lie encrypted
 * beside a key that only the user can read, so neither a project folder nor a copy of the secrets alone gives them away. An
 * environment variable such as {@code SLUICE_SECRET_SHOP_PASSWORD} goes before, for machines without a user. Thread-safe as
 * long as one process writes.
 */
public final class SecretStore {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final Path folder;
    private final Map<String, String> environment;

    private SecretStore(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** The store of the user: {@code SLUICE_SECRETS}, or {@code .sluice/secrets} in the user's home. */
    public static SecretStore of(Map<String, String> environment) {
        String named = environment.get("SLUICE_SECRETS");
        Path folder =
                named == null ? Path.of(System.getProperty("user.home", "."), ".sluice", "secrets") : Path.of(named);
        return new SecretStore(folder, environment);
    }

    /** The environment variable that goes before a stored secret. */
    public static String variable(String name) {
        return "SLUICE_SECRET_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** A secret; empty where there is none of that name. */
    public Optional<String> find(String name) {
        String variable = environment.get(variable(name));
        if (variable != null) {
            return Optional.of(variable);
        }
        String stored = read().getProperty(name);
        return stored == null ? Optional.empty() : Optional.of(decrypt(name, stored));
    }

    /** Keeps a secret in place of an earlier one of that name. */
    public synchronized void put(String name, String secret) {
        Properties all = read();
        all.setProperty(name, encrypt(name, secret));
        write(all);
    }

    /** Forgets a secret. */
    public synchronized void remove(String name) {
        Properties all = read();
        if (all.remove(name) != null) {
            write(all);
        }
    }

    private Properties read() {
        Properties all = new Properties();
        Path file = folder.resolve("secrets.properties");
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                all.load(reader);
            } catch (IOException e) {
                throw unusable(e);
            }
        }
        return all;
    }

    private void write(Properties all) {
        try {
            Path next = ownerOnly("secrets.next", new byte[0]);
            try (var writer = Files.newBufferedWriter(next)) {
                all.store(writer, null);
            }
            Files.move(next, folder.resolve("secrets.properties"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Path ownerOnly(String name, byte[] content) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return Files.write(file, content);
    }

    private String encrypt(String name, String secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, name, nonce, secret.getBytes(StandardCharsets.UTF_8));
        byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
        return Base64.getEncoder().encodeToString(both);
    }

    private String decrypt(String name, String stored) {
        byte[] both = Base64.getDecoder().decode(stored);
        byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
        byte[] sealed = Arrays.copyOfRange(both, NONCE_BYTES, both.length);
        return new String(cipher(Cipher.DECRYPT_MODE, name, nonce, sealed), StandardCharsets.UTF_8);
    }

    /** The name is authenticated too, so that one secret cannot be put in place of another. */
    private byte[] cipher(int mode, String name, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(e);
        }
    }

    private byte[] key() throws IOException {
        Path file = folder.resolve("key");
        if (!Files.exists(file)) {
            byte[] key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            ownerOnly("key", key);
        }
        return Files.readAllBytes(file);
    }

    private SluiceException unusable(Exception cause) {
        return new SluiceException(
                ProblemCode.E_INVALID_CONFIG,
                "The secret store in " + folder + " cannot be used: " + cause.getMessage() + ".",
                "Check who may read it; or remove that folder and type the secrets again.",
                cause);
    }
}
