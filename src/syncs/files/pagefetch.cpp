// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/files/pagefetch.h"

#include "base/files.h"
#include "core/engine/stepcontext.h"
#include "syncs/files/pagefile.h"
#include "syncs/files/pageids.h"

#include <QFile>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMinFreeBytes = 256LL << 20; // reliability-security C32

tl::unexpected<PageFailure> pageFailure(Error error, bool isContentWrong = false)
{
    return tl::unexpected(PageFailure{std::move(error), isContentWrong});
}

} // namespace

tl::expected<Artifact, PageFailure> fetchPage(StepContext &context, const PageOrder &order)
{
    const QString rel = order.path.isEmpty() ? pagePath(order.page) : order.path;
    const QString path = context.directory() + u'/' + rel;
    if (const qint64 free = freeBytes(context.directory()); free >= 0 && free < kMinFreeBytes)
        return pageFailure(Error{.kind = ErrorKind::Disk,
            .what = u"The disk is nearly full"_s,
            .why = u"Less than 256 MB are free"_s,
            .next = u"Free some space; the run goes on by itself"_s,
            .code = u"ENOSPC"_s,
            .isRetryable = true});
    const QString part = path + u".part"_s;
    QFile::remove(part);
    auto bytes = order.download(part);
    if (!bytes)
        return pageFailure(bytes.error());
    PageIds ids;
    auto rows = countRows(
        part, [&ids](QByteArrayView id) { ids.add(id); }, order.idName, order.delimiter);
    const bool isShort = rows && order.rows >= 0 && *rows != order.rows;
    if (!rows || isShort) {
        QFile::remove(part);
        Error broken = rows
            ? Error{.kind = ErrorKind::Data,
                .what = u"Page %1 does not hold what the service announced"_s.arg(order.page),
                .why = u"%1 rows of %2 are there"_s.arg(*rows).arg(order.rows),
                .next = u"Resume to fetch it again"_s}
            : rows.error();
        if (broken.kind == ErrorKind::Data || broken.kind == ErrorKind::Protocol)
            broken.isRetryable = true;
        return pageFailure(std::move(broken), true);
    }
    if (auto saved = order.path.isEmpty() ? ids.save(path) : Result<void>(); !saved)
        return pageFailure(saved.error());
    if (auto renamed = renameDurably(part, path); !renamed)
        return pageFailure(renamed.error());
    return Artifact{
        .kind = u"page"_s, .relPath = rel, .bytes = *bytes, .sha256 = {}, .records = *rows};
}

} // namespace sluice
