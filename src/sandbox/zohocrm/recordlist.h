// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/environment.h"
#include "sandbox/zohocrm/crmstore.h"

#include <QMutex>

#include <list>
#include <optional>
#include <vector>

namespace sluice::sandbox {

// The order of a listing of records, and a place in it.
enum class RecordSort : quint8 { Id, Created, Modified };
struct RecordPlace
{
    qint64 key = 0; // a time; 0 where the order is that of the ids
    qint64 ordinal = -1; // -1: at the beginning
    bool isBeginning() const { return ordinal < 0; }
};

// A moment as the CRM tells it, without what is below a second: whoever reads on behind the last
// time and id must find records in that order.
inline qint64 toldMs(qint64 ms)
{
    return ms - ms % 1000;
}

// Walks through a module's live records in an order of the record API, page by page, without
// sorting them all for each page: by id it goes from where it was, by time it keeps the next
// 20,000 of an order. Its memory does not grow with the module. Any thread; owned by RecordRead.
class RecordList
{
public:
    explicit RecordList(const CrmStore &store)
        : m_store(store)
    {
    }

    // The places of the next `count` records behind `from`, which is left out, past `skip` others.
    std::vector<RecordPlace> next(int module, RecordSort sort, bool isDescending,
        const RecordPlace &from, qint64 skip, qint64 count);
    void clear();

private:
    // A stretch of one order at one moment, behind `from`.
    struct Window
    {
        int module = 0;
        RecordSort sort = RecordSort::Created;
        bool isDescending = false;
        quint64 version = 0;
        RecordPlace from;
        std::vector<RecordPlace> places;
        bool isToEnd = false;
    };
    std::vector<RecordPlace> nextById(
        int module, bool isDescending, const RecordPlace &from, qint64 skip, qint64 count) const;
    Window windowBehind(int module, RecordSort sort, bool isDescending, const RecordPlace &from,
        qint64 places) const;

    const CrmStore &m_store;
    QMutex m_mutex;
    std::list<Window> m_windows; // the last used first
};

// A page token: where a listing goes on, for one user and module and a day (checklist I.5). 96 hex
// characters that hold all of it, so that it outlives a restart.
struct RecordToken
{
    RecordPlace from; // behind which this page begins
    RecordPlace before; // the same of the page before it
    bool hasBefore = false;
    qint64 createdMs = 0;
    int page = 1;
    int module = 0;
    RecordSort sort = RecordSort::Id;
    bool isDescending = true;
    quint16 user = 0;

    QByteArray toHex() const;
    static std::optional<RecordToken> fromHex(const QByteArray &hex);
};

} // namespace sluice::sandbox
