// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/commercetools/ctquery.h"
#include "services/commercetools/ctsession.h"

#include <QJsonValue>

namespace sluice {

// A custom object, as far as it concerns us (commercetools-klaviyo B.4).
struct CtObject
{
    QString container;
    QString key;
    qint64 version = 0;
    QJsonValue value;
    QString createdAt;
    QString lastModifiedAt;
};

struct CtPut
{
    enum class Outcome { Created, Updated, Conflict };

    Outcome outcome = Outcome::Conflict;
    CtObject object; // with Created and Updated
    qint64 currentVersion = -1; // with Conflict, where the service says it
};

// The calls to commercetools (commercetools-klaviyo B), one function for each, on the session's
// thread. Each sends once, at most one more time after a refused token. It keeps no state and
// repeats nothing by itself: an Error says whether the same request may succeed later, and
// ErrorKind::RateLimit means only to wait. Ids and versions stay text or 64-bit numbers.
class CtClient final
{
public:
    explicit CtClient(CtSession &session);

    // A page of any query. The pages below are checked for their order too.
    Result<CtPage> query(CtResource resource, const CtQuery &query);
    // The page behind `lastId` (empty: the first) of a part of all records.
    Result<CtPage> range(CtResource resource, const CtIdRange &range, const QString &lastId,
        const CtQuery &extra = {});
    // The page behind `cursor` of the changes in a window.
    Result<CtPage> changes(CtResource resource, const CtWindow &window,
        const CtChangeCursor &cursor, const CtQuery &extra = {});
    // At most kMaxCtIds; those that do not exist are not in the answer. `extra`: expand, more.
    Result<CtPage> byIds(CtResource resource, const QStringList &ids, const CtQuery &extra = {});
    Result<QByteArray> byId(CtResource resource, const QString &id, const CtQuery &extra = {});
    // At most 10,000 with a condition: then there are so many, or more.
    Result<qint64> count(CtResource resource, const QString &where = {});

    Result<std::optional<CtObject>> object(const QString &container, const QString &key);
    // Creates it, or replaces its value; with `version` only if that is the version it has (0: it
    // does not exist). A lost answer is Delivery::Unknown: read it and compare.
    Result<CtPut> putObject(const QString &container, const QString &key, const QJsonValue &value,
        std::optional<qint64> version = {});
    // False: it was not there. A conflict of versions is an Error, see isCtConflict().
    Result<bool> removeObject(
        const QString &container, const QString &key, std::optional<qint64> version = {});

private:
    Result<CtPage> pageOf(CtResource resource, CtQuery query, const CtQuery &extra);

    CtSession &m_session;
};

// Whether containers and keys of custom objects may look so (B.4).
bool isCtObjectName(const QString &name);

} // namespace sluice
