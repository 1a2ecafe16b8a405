// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/mapping/jsoncheck.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QStringList>

#include <memory>
#include <span>

namespace sluice {

// A CSV file of the operator that a run writes records to instead of a service, a job's parameter
// "targetFile": {path, existing, delimiter, byteOrderMark, sensitive}. A plain value.
struct TargetFile
{
    // What becomes of fields that hold health or personal data. Default: those that the job names
    // must be chosen, and of all fields of a module they are left out.
    enum class Sensitive { Default, LeaveOut, Include };

    QString path; // with {module}, {date}, {time}, {run} in its name
    bool replaces = false; // a file that is there already; else the run stops before it
    char delimiter = ',';
    bool hasByteOrderMark = false; // for spreadsheets
    Sensitive sensitive = Sensitive::Default;

    // All of the reader's object; problems are noted in it.
    static TargetFile read(JsonObjectReader &reader);
    static Result<TargetFile> fromJson(const QJsonObject &object);

    // The path for what is written at that local time; {run} is left for the run's number.
    QString pathAt(const QString &module, const QDateTime &time) const;
    static QString pathOfRun(const QString &path, qint64 number);
};

// Whether the file could be placed there now: its folder takes files, and nothing stands in its
// way. Changes nothing.
Result<void> checkTargetPlace(const QString &path, bool replaces);

// What a file was when it was whole.
struct TargetFileSum
{
    qint64 bytes = 0;
    QString sha256;
};

// The sum of a file that is there.
Result<TargetFileSum> sumOfFile(const QString &path);

// Writes such a file as RFC 4180 has it, in UTF-8, under a name that nobody takes for a whole file:
// values as they are, a formula too. Used by one step; memory does not grow with the file, and of
// what is not finished nothing is left.
class TargetFileWriter final
{
public:
    // Makes the file, with its header: "id", then the columns.
    static Result<std::unique_ptr<TargetFileWriter>> begin(
        const TargetFile &target, const QString &partPath, const QStringList &columns);
    ~TargetFileWriter();

    Result<void> row(QByteArrayView id, std::span<const QByteArrayView> values);
    Result<TargetFileSum> finish(); // durable

private:
    TargetFileWriter(const QString &partPath, char delimiter);
    void appendRow(QByteArrayView id, std::span<const QByteArrayView> values);
    Result<void> flush();

    QFile m_file;
    char m_delimiter;
    QByteArray m_block;
    QCryptographicHash m_sha256{QCryptographicHash::Sha256};
    bool m_isFinished = false;
};

// Gives a finished part its name, durably. Where `replaces` is false a file that is there stays as
// it is, and the Error has the code TARGET_EXISTS.
Result<void> placeTargetFile(const QString &partPath, const QString &path, bool replaces);

} // namespace sluice
