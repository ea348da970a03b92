package org.sluice.testkit.crash;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.sluice.api.data.BatchReader;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkFactory;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.source.Source;
import org.sluice.api.source.SourceFactory;
import org.sluice.api.staging.SliceWriter;
import org.sluice.api.staging.StagingFactory;
import org.sluice.api.staging.StagingSession;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.run.state.StateStore;
import org.sluice.run.state.StateStoreFactory;

/** Kills its own process with SIGKILL at one point of a run; the real plug-ins and state do everything else. */
public final class Crashing {

    private static final Set<Class<?>> WATCHED = Set.of(
            PluginCatalog.class,
            SourceFactory.class,
            Source.class,
            BatchReader.class,
            StagingFactory.class,
            StagingSession.class,
            SliceWriter.class,
            SinkFactory.class,
            Sink.class,
            SinkSession.class,
            StateStoreFactory.class,
            StateStore.class);

    private final CrashPoint point;
    private final AtomicInteger calls = new AtomicInteger();

    /** Kills at a point. */
    public Crashing(CrashPoint point) {
        this.point = point;
    }

    /** The same object, watched with everything that it hands out. */
    public <T> T watch(Class<T> type, T real) {
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        interfaces.add(type);
        for (Class<?> found = real.getClass(); found != null; found = found.getSuperclass()) {
            interfaces.addAll(Set.of(found.getInterfaces()));
        }
        Class<?>[] all = interfaces.toArray(Class<?>[]::new);
        Object proxy = Proxy.newProxyInstance(
                type.getClassLoader(), all, (self, method, arguments) -> call(real, method, arguments));
        return type.cast(proxy);
    }

    private Object call(Object real, Method method, Object[] arguments) throws Throwable {
        String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        boolean here = name.equals(point.call()) && calls.incrementAndGet() == point.number();
        if (here && !point.after()) {
            die();
        }
        Object result;
        try {
            method.setAccessible(true);
            result = method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (here) {
            die();
        }
        return result != null && WATCHED.contains(method.getReturnType())
                ? watch(castable(method.getReturnType()), result)
                : result;
    }

    @SuppressWarnings("unchecked")
    private static Class<Object> castable(Class<?> type) {
        return (Class<Object>) type;
    }

    private static void die() throws IOException {
        new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start();
        while (true) {
            LockSupport.park();
        }
    }
}
