package org.sluice.ui.runs.internal;

import java.util.List;
import java.util.Optional;
import org.sluice.presentation.runs.RunDetail;
import org.sluice.presentation.runs.RunRow;

/**
 * What the run view shows.
 *
 * @param runs the history
 * @param detail the run that is looked at; empty for none
 * @param log its lines, as they stand in the file
 */
record RunsContent(List<RunRow> runs, Optional<RunDetail> detail, List<String> log) {}
