// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/files/pagefile.h"

#include <QJsonObject>

namespace sluice {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<PageFile>> PageFile::open(
    const QString &path, QByteArrayView idName, char delimiter)
{
    std::unique_ptr<PageFile> page(new PageFile);
    auto device = openZippedCsv(path);
    if (!device)
        return fail(device.error());
    page->m_entry = std::move(*device);
    page->m_csv = std::make_unique<CsvReader>(
        *page->m_entry, CsvOptions{.delimiter = delimiter});
    auto header = page->m_csv->readHeader();
    if (!header)
        return fail(page->failure().value_or(header.error()));
    for (const QByteArray &name : std::as_const(*header)) {
        const bool isId
            = page->m_idColumn < 0 && name.compare(idName, Qt::CaseInsensitive) == 0;
        if (isId)
            page->m_idColumn = static_cast<int>(page->m_columns.size());
        page->m_columns << QString::fromUtf8(isId ? idName : QByteArrayView(name));
    }
    return page;
}

char pageDelimiter(const QJsonObject &stepInput)
{
    const QString delimiter = stepInput.value(u"delimiter").toString(u","_s);
    return delimiter.isEmpty() ? ',' : delimiter.at(0).toLatin1();
}

Result<qint64> countRows(
    const QString &path, const std::function<void(QByteArrayView id)> &onId, QByteArrayView idName,
    char delimiter)
{
    auto page = PageFile::open(path, idName, delimiter);
    if (!page)
        return fail(page.error());
    CsvReader &csv = (*page)->csv();
    const int idColumn = (*page)->idColumn();
    for (;;) {
        auto kind = csv.next();
        if (!kind)
            return fail((*page)->failure().value_or(kind.error()));
        if (*kind == CsvReader::Kind::End)
            break;
        if (onId)
            onId(*kind == CsvReader::Kind::BadRow || idColumn < 0
                    ? QByteArrayView()
                    : csv.fields()[static_cast<size_t>(idColumn)]);
    }
    if (const auto failure = (*page)->failure())
        return fail(*failure);
    return csv.row();
}

} // namespace sluice
