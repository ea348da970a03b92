package org.sluice.publish.hive.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is written is read back, and what is no answer of a metastore is told from one. */
class ThriftTest {

    private static final int REPLY = 2;

    private static byte[] message(int kind, int sequence, ThriftStruct body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ThriftOutput(bytes).call("method", sequence, body);
        byte[] message = bytes.toByteArray();
        message[3] = (byte) kind;
        return message;
    }

    private static ThriftStruct read(byte[] message) throws IOException {
        return new ThriftInput(new ByteArrayInputStream(message)).reply("method", 7);
    }

    private static ThriftStruct everything() {
        return new ThriftStruct()
                .with(1, true)
                .with(2, (byte) -2)
                .with(3, (short) 300)
                .with(4, -70_000)
                .with(5, Long.MIN_VALUE)
                .with(6, 0.1)
                .with(7, "ümläut")
                .with(8, List.of("a", "b"))
                .with(9, Map.of("k", 1L))
                .with(10, new ThriftStruct().with(-1, List.of(new ThriftStruct().with(32_000, "deep"))))
                .with(11, List.of())
                .with(12, Map.of());
    }

    @Test
    void everyKindOfValueIsReadBackAsItWasWritten() throws IOException {
        byte[] message = message(REPLY, 7, everything());

        ThriftStruct back = read(message);

        assertThat(message(REPLY, 7, back)).isEqualTo(message);
        assertThat(back.text(7)).isEqualTo("ümläut");
        assertThat(back.struct(10).structs(-1).get(0).text(32_000)).isEqualTo("deep");
    }

    @Test
    void anExceptionOfTheServerIsARefusal() throws IOException {
        byte[] unknown = message(3, 7, new ThriftStruct().with(1, "Invalid method name: 'method'"));

        assertThatThrownBy(() -> read(unknown))
                .isInstanceOfSatisfying(MetastoreRefusal.class, e -> assertThat(e.unknownMethod())
                        .isTrue());
    }

    @Test
    void whoeverSpeaksSomethingElseIsFoundOut() throws IOException {
        byte[] web = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] other = message(REPLY, 8, new ThriftStruct());

        assertThatThrownBy(() -> read(web)).isInstanceOf(ThriftException.class).hasMessageContaining("Thrift");
        assertThatThrownBy(() -> read(other))
                .isInstanceOf(ThriftException.class)
                .hasMessageContaining("another");
    }

    @Test
    void damagedAnswersEndInAnExceptionAndNeitherInAnErrorNorInALoop() throws IOException {
        byte[] message = message(REPLY, 7, everything());
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = message.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            byte[] cut =
                    random.nextBoolean() ? damaged : java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length));
            try {
                assertThat(read(cut)).isNotNull();
            } catch (IOException e) {
                assertThat(e).isNotInstanceOf(java.io.FileNotFoundException.class);
            }
        }
    }
}
