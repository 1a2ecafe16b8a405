// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/files/pageids.h"

#include "base/files.h"

#include <QFile>

#include <algorithm>
#include <cstring>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString idsPath(const QString &pagePath)
{
    return pagePath.chopped(4) + u".ids"_s;
}

Result<std::vector<quint64>> loadIds(const QString &path)
{
    std::vector<quint64> ids;
    QFile file(path);
    if (!file.exists())
        return ids;
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Disk, u"Could not read %1"_s.arg(path), file.errorString());
    const QByteArray bytes = file.readAll();
    ids.resize(static_cast<size_t>(bytes.size()) / sizeof(quint64));
    if (!ids.empty())
        std::memcpy(ids.data(), bytes.constData(), ids.size() * sizeof(quint64));
    return ids;
}

struct IdAtRow
{
    quint64 id;
    qint64 row;
};

} // namespace

QString pagePath(int page)
{
    return u"pages/page-%1.zip"_s.arg(page, 6, 10, QLatin1Char('0'));
}

quint64 plainId(QByteArrayView id)
{
    constexpr qsizetype kMostDigits = 19; // all of them fit into 64 bits
    if (id.isEmpty() || id.size() > kMostDigits || id.front() == '0')
        return 0;
    quint64 number = 0;
    for (const char c : id) {
        if (c < '0' || c > '9')
            return 0;
        number = number * 10 + static_cast<quint64>(c - '0');
    }
    return number;
}

void PageIds::add(QByteArrayView id)
{
    m_ids.push_back(plainId(id));
}

Result<void> PageIds::save(const QString &pagePath) const
{
    return writeFileDurably(idsPath(pagePath),
        QByteArray(reinterpret_cast<const char *>(m_ids.data()),
            static_cast<qsizetype>(m_ids.size() * sizeof(quint64))));
}

Result<QSet<qint64>> PageIds::repeatedRows(const QString &folder, int page)
{
    QSet<qint64> repeated;
    auto own = loadIds(idsPath(folder + u'/' + pagePath(page)));
    if (!own)
        return fail(own.error());
    std::vector<IdAtRow> rows;
    rows.reserve(own->size());
    for (size_t i = 0; i < own->size(); ++i) {
        if ((*own)[i] != 0)
            rows.push_back({(*own)[i], static_cast<qint64>(i) + 1});
    }
    own->clear();
    const auto isBefore = [](const IdAtRow &a, const IdAtRow &b) {
        return a.id != b.id ? a.id < b.id : a.row < b.row;
    };
    if (!std::ranges::is_sorted(rows, isBefore)) // most pages are
        std::ranges::sort(rows, isBefore);
    for (size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].id == rows[i - 1].id)
            repeated.insert(rows[i].row);
    }
    for (int other = 1; other < page && !rows.empty(); ++other) {
        auto ids = loadIds(idsPath(folder + u'/' + pagePath(other)));
        if (!ids)
            return fail(ids.error());
        for (const quint64 id : *ids) {
            if (id < rows.front().id || id > rows.back().id)
                continue;
            for (auto at = std::ranges::lower_bound(rows, id, {}, &IdAtRow::id);
                 at != rows.end() && at->id == id; ++at)
                repeated.insert(at->row);
        }
    }
    return repeated;
}

} // namespace sluice
