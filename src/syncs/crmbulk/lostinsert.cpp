// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/lostinsert.h"

#include "syncs/crmbulk/writescope.h"

namespace sluice {

using namespace Qt::StringLiterals;

Result<bool> isKeptFromDoubling(const WriteScope &scope, const QString &key)
{
    if (key.isEmpty() || !scope.columns.contains(key))
        return false;
    auto names = scope.forEach([](const ChunkRow &) -> Result<void> { return {}; });
    if (!names)
        return fail(names.error());
    const auto column = static_cast<size_t>(names->indexOf(key));
    bool isKept = true;
    auto done = scope.forEach([&isKept, column](const ChunkRow &row) -> Result<void> {
        isKept &= !row.values[column].isEmpty();
        return {};
    });
    if (!done)
        return fail(done.error());
    return isKept;
}

Error lostInsertError(qint64 sent, qint64 found)
{
    return Error{.kind = ErrorKind::Service,
        .what = u"The answer to an insert of %1 records was lost"_s.arg(sent),
        .why
        = u"%1 of them are at Zoho CRM; without a unique field the others could be made twice"_s
              .arg(found),
        .next
        = u"Look at the newest records there. Resume looks again; after Stop, the records stand"
          " in pending.csv of the run's export, to be sent anew"_s,
        .code = u"INSERT_UNCLEAR"_s,
        .delivery = Delivery::Unknown};
}

} // namespace sluice
