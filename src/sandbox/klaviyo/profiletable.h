// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/klaviyo/jsontext.h"
#include "sandbox/klaviyo/klaviyoproblem.h"
#include "sandbox/klaviyo/recordlog.h"

#include <QHash>

#include <deque>

namespace sluice::sandbox {

// The profiles of the account (commercetools-klaviyo C.4): found by id, external id, email whatever
// its case, and phone number. Memory holds identifiers and places, the attributes stay in the log.
// Under the store's lock; owned by KlaviyoStore.
class ProfileTable
{
public:
    explicit ProfileTable(RecordLog &log)
        : m_log(log)
    {
    }

    struct Row
    {
        LogSpan attributes; // JSON of those that are not null, in a fixed order
        qint64 createdMs = 0;
        qint64 updatedMs = 0;
        quint32 applied = 0;
        bool isDeleted = false;
    };
    enum class Mode {
        Create, // refused if there is such a profile
        Patch, // of the row that is given; null clears
        Upsert, // null clears
        Import, // of a bulk job: an upsert where null changes nothing
        Event, // an upsert that never fails and does not count as applied
        Mutate, // an upsert by somebody else: it does not count either
    };
    struct Outcome
    {
        std::optional<KlaviyoProblem> problem;
        qint64 row = -1;
        bool isNew = false;
    };
    // `id` may be empty. Problems point below `pointer`, as "/data/attributes".
    Outcome write(Mode mode, JsonElement attributes, QByteArrayView id, qint64 nowMs,
        const QByteArray &pointer);
    void remove(qint64 row);

    // What is wrong with the form of attributes, identifiers apart: types and unknown names.
    static std::optional<KlaviyoProblem> checkTypes(
        JsonElement attributes, const QByteArray &pointer);
    // What is wrong with the values of its identifiers.
    static std::optional<KlaviyoProblem> checkIdentifiers(
        JsonElement attributes, const QByteArray &pointer);

    qint64 count() const { return static_cast<qint64>(m_rows.size()); }
    bool isThere(qint64 row) const;
    const Row &row(qint64 row) const { return m_rows.at(static_cast<size_t>(row)); }
    QByteArray attributes(qint64 row) const { return m_log.read(this->row(row).attributes); }
    static QByteArray idOf(qint64 row);
    qint64 byId(QByteArrayView id) const; // -1: there is none, here and below
    qint64 by(QByteArrayView field, QByteArrayView value) const;
    qint64 byIdentifiers(JsonElement attributes) const; // the first that fits

    bool replay(char type, HeadReader &head, LogSpan payload);
    void clear();
    static const QList<QByteArray> &names(); // of all attributes

private:
    struct Keys
    {
        QByteArray email;
        QByteArray phone;
        QByteArray external;
    };
    static Keys keysOf(JsonElement attributes);
    Keys storedKeys(qint64 row);
    std::optional<KlaviyoProblem> findRow(
        Mode mode, const Keys &keys, QByteArrayView id, const QByteArray &pointer, qint64 &row);
    QByteArray merged(std::optional<JsonElement> old, JsonElement given, Mode mode) const;
    void put(qint64 row, const QByteArray &attributes, const Keys &before, const Keys &after,
        qint64 nowMs, bool isApplied);
    void index(const Keys &before, const Keys &after, qint64 row);

    RecordLog &m_log;
    std::deque<Row> m_rows;
    QHash<QByteArray, quint32> m_byEmail;
    QHash<QByteArray, quint32> m_byPhone;
    QHash<QByteArray, quint32> m_byExternal;
    JsonText m_oldText;
};

} // namespace sluice::sandbox
