package org.sluice.sink.jdbc.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections that are cut after some statements or commits, as if the process had been killed. */
final class MortalConnections implements Connections {

    private final Connections living;
    private final AtomicInteger changesLeft = new AtomicInteger(Integer.MAX_VALUE);
    private volatile boolean answerOfCommitIsLost;

    MortalConnections(Connections living) {
        this.living = living;
    }

    void dieAfter(int changes) {
        changesLeft.set(changes);
    }

    /** The next commit is done, but nobody hears of it, and the connection is gone. */
    void loseAnswerOfCommit() {
        answerOfCommitIsLost = true;
    }

    @Override
    public Connection open() throws SQLException {
        if (changesLeft.get() <= 0) {
            throw dead();
        }
        Connection connection = living.open();
        return proxy(Connection.class, (self, method, arguments) -> onConnection(connection, method, arguments));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static SQLException dead() {
        return new SQLException("the process is dead", "08006");
    }

    private Object onConnection(Connection connection, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("commit")) {
            spend(connection);
        }
        Object result = call(connection, method, arguments);
        if (method.getName().equals("commit") && answerOfCommitIsLost) {
            answerOfCommitIsLost = false;
            throw dead();
        } else if (result instanceof CallableStatement) {
            return result;
        } else if (result instanceof PreparedStatement statement) {
            return proxy(PreparedStatement.class, (self, m, a) -> onStatement(connection, statement, m, a));
        } else if (result instanceof Statement statement) {
            return proxy(Statement.class, (self, m, a) -> onStatement(connection, statement, m, a));
        }
        return result;
    }

    private Object onStatement(Connection connection, Statement statement, Method method, Object[] arguments)
            throws Throwable {
        if (method.getName().startsWith("execute")) {
            spend(connection);
        }
        return call(statement, method, arguments);
    }

    private void spend(Connection connection) throws SQLException {
        if (changesLeft.get() <= 0 || changesLeft.getAndDecrement() <= 0) {
            connection.rollback();
            throw dead();
        }
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() {
        living.close();
    }
}
