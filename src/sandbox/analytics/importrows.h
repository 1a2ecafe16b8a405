// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QIODevice>
#include <QJsonObject>
#include <QList>

#include <memory>
#include <span>

namespace sluice::sandbox {

// A part of a file, as a device of its own.
class FileSpan final : public QIODevice
{
public:
    FileSpan(const QString &path, qint64 offset, qint64 size);
    ~FileSpan() override;

    bool isSequential() const override { return true; }
    qint64 spanSize() const { return m_size; }
    char byteAt(qint64 offset) const; // of the span; 0: there is none
    void skip(qint64 bytes) { m_at += bytes; } // before anything was read

protected:
    qint64 readData(char *to, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    int m_fd = -1;
    qint64 m_offset;
    qint64 m_size;
    qint64 m_at = 0;
};

// How the file of an import is laid out, from CONFIG.
struct RowsLayout
{
    QString fileType = QStringLiteral("csv");
    char delimiter = ',';
    char quote = '"'; // 0: none
    char comment = 0; // 0: none
    qint64 skipTop = 0;
};

// Pulls the rows out of an import's file: CSV of any size in bounded memory, or a JSON list of
// objects. One thread. It knows no columns or types.
class ImportRows
{
public:
    virtual ~ImportRows() = default;

    // An Error if there is nothing or it cannot be read at all.
    virtual Result<QList<QByteArray>> header() = 0;
    enum class Kind { Row, BadRow, End };
    virtual Kind next() = 0;
    virtual std::span<const QByteArrayView> fields() const = 0; // valid until next()
    virtual qint64 line() const = 0; // of the file, from 1
};

std::unique_ptr<ImportRows> openImportRows(FileSpan &file, const RowsLayout &layout);

} // namespace sluice::sandbox
