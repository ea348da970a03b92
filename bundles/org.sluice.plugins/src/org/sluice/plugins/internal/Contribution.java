package org.sluice.plugins.internal;

import org.sluice.run.catalog.PluginInfo;

/**
 * One id that a plug-in contributes.
 *
 * @param id template id, or staging provider id
 * @param family such as {@code jdbc}
 * @param label for people
 * @param holder of its factory
 * @param refusal why this id is not used; empty when it is
 */
record Contribution(String id, String family, String label, FactoryHolder holder, String refusal) {

    Contribution(String id, String family, String label, FactoryHolder holder) {
        this(id, family, label, holder, "");
    }

    Contribution refused(String reason) {
        return new Contribution(id, family, label, holder, reason);
    }

    PluginInfo.Kind kind() {
        return holder.contract().kind();
    }

    /** The ids of all templates are different, and those of all staging providers. */
    boolean isRivalOf(Contribution other) {
        return id.equals(other.id) && isTemplate() == other.isTemplate();
    }

    boolean isTemplate() {
        return holder.contract().hasTemplates();
    }

    boolean isUsed() {
        return refusal.isEmpty();
    }

    PluginInfo info() {
        String problem = refusal.isEmpty() ? holder.problem(id) : refusal;
        return new PluginInfo(kind(), id, family, label, holder.bundle(), problem);
    }
}
