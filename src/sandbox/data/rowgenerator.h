// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/data/schema.h"

namespace sluice::sandbox {

// Makes the values of a row out of seed and ordinal, so that ten million rows need no storage.
// Cheap and without state; any thread. The values of one field depend on nothing but seed, module,
// field and ordinal.
class RowGenerator
{
public:
    RowGenerator(const ModuleSpec &module, quint64 seed);

    // Appends the value to `scratch`, or gives a view of a constant. The view is valid while
    // `scratch` keeps its buffer (make it large enough beforehand) and the module lives.
    QByteArrayView value(int field, qint64 ordinal, QByteArray &scratch) const;

    qint64 createdMs(qint64 ordinal) const;
    qint64 modifiedMs(qint64 ordinal) const;
    // No generated row was changed later than this.
    static constexpr qint64 kLastModifiedMs = 1'704'047'400'000 + (63'072'000LL + 2'592'000) * 1000;

    // The ordinal whose generated value this is, for serial fields; -1: none.
    qint64 ordinalOfSerial(int field, QByteArrayView value) const;

    // How many rows references may point at.
    void setReferenceRows(const ModuleSpec &module, qint64 rows);
    static void setOwners(const QList<QByteArray> &ids);

private:
    struct Target
    {
        qint64 firstId = 0;
        qint64 rows = 0;
    };
    quint64 hashOf(int field, qint64 ordinal) const;

    const ModuleSpec &m_module;
    quint64 m_seed;
    QHash<QByteArray, Target> m_targets;
};

} // namespace sluice::sandbox
