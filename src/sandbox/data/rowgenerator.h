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

    // The ordinal whose generated value this is, for serial fields; -1: none.
    qint64 ordinalOfSerial(int field, QByteArrayView value) const;

    // How many rows references may point at, by the name of the module.
    void setReferenceRows(const QByteArray &module, int number, qint64 rows);
    static void setOwners(const QList<QByteArray> &ids);

private:
    struct Target
    {
        int number = 0;
        qint64 rows = 0;
    };
    quint64 hashOf(int field, qint64 ordinal) const;

    const ModuleSpec &m_module;
    quint64 m_seed;
    QHash<QByteArray, Target> m_targets;
};

} // namespace sluice::sandbox
