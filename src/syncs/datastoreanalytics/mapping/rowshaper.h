// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/mapping/recordbatch.h"
#include "syncs/datastoreanalytics/columnplan.h"
#include "syncs/datastoreanalytics/mapping/cellcheck.h"
#include "syncs/datastoreanalytics/mapping/rowfilter.h"

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace sluice {

class Secret;

// Turns the fields of a page's row into those of the import's file, as a plan says: filter, choice
// and order of columns, form and time zone of times, transforms, check. Values are views of the
// fields; only a cell that a transform or the zone changes is written anew, into memory of this
// shaper that the next row uses again. Made for one page, owned by the step that reads it, one
// thread. It never logs.
class RowShaper final
{
public:
    // `hashKey` is looked at only if a column is hashed, see hashKeyOf().
    static Result<std::unique_ptr<RowShaper>> make(
        const ColumnPlan &plan, const QStringList &pageColumns, const Secret &hashKey);
    ~RowShaper();

    // What becomes of the row. Keep: values() are sent. Dropped: skipReason() says why. Rejected:
    // reason() names the field and what is wrong, never the value.
    RowFate shape(std::span<const QByteArrayView> fields);

    // Valid until the next row, and no longer than the fields.
    std::span<const QByteArrayView> values() const { return m_values; }
    QByteArrayView skipReason() const { return m_skipReason; }
    const RowReason &reason() const { return m_reason; }

    // The columns' fields as they were read, in the order of values(); personal ones hidden.
    std::vector<QByteArrayView> shownFields(std::span<const QByteArrayView> fields) const;
    std::vector<QByteArrayView> shownValues() const;

private:
    struct Column;
    explicit RowShaper(const ColumnPlan &plan);
    QByteArrayView zoned(Column &column, QByteArrayView value);
    QByteArrayView shaped(Column &column, QByteArrayView value);

    ColumnPlan m_plan;
    std::vector<size_t> m_places; // of each column in the page
    std::vector<Column> m_changed; // those that are not sent as they are
    RowFilter m_filter;
    std::unique_ptr<ZoneShift> m_shift;
    std::vector<QByteArrayView> m_values;
    QByteArrayView m_skipReason;
    RowReason m_reason;
    bool m_hasGivenUp = false; // a step, on the row at hand
};

// The key of the plan's hashes, from the environment at each use; empty if there are none. An Error
// of kind Config if it is not set or too short to keep what is hashed from being guessed.
Result<Secret> hashKeyOf(const ColumnPlan &plan);

} // namespace sluice
