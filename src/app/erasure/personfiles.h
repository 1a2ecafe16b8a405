// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/erasure/erasuresubject.h"

#include <QIODevice>

#include <functional>
#include <memory>
#include <span>

namespace sluice {

// One person in one file of a run: finds it, and takes it out. Rows of CSV files, packed or not,
// keep their place, their length and their number: the values of a person's own rows give way to
// asterisks, and the person's id in another's row too. A file is rewritten beside itself and
// renamed. Files of ids only lose the id; of any other kind the whole file goes. Blocking, any
// thread; memory does not grow with the file.
class PersonFile final
{
public:
    // Asked between two blocks of the file: an Error ends the work, and the file is as it was.
    using MayGoOn = std::function<Result<void>()>;

    PersonFile(
        QString path, ErasureSubject &subject, MayGoOn mayGoOn = [] { return Result<void>(); })
        : m_path(std::move(path))
        , m_subject(subject)
        , m_mayGoOn(std::move(mayGoOn))
    {
    }

    // How many rows (of other files: 1) hold something of the person. Ids that stand in rows with
    // the person's address are added to the subject: what was looked at before is looked at again.
    Result<qint64> find();

    enum class Change { None, Rewritten, Deleted };
    // Called once all is ready and before the file is another one; an Error leaves it as it was.
    using BeforeChange = std::function<Result<void>(Change change)>;
    Result<Change> erase(const BeforeChange &beforeChange = [](Change) { return Result<void>(); });

private:
    struct Patch // of the bytes of one row
    {
        qint64 begin = 0;
        qint64 end = -1; // -1: to the end of the file
        bool isSure = false; // else it could not be taken apart
        bool isWholeRow = false; // else only the person's words
        qsizetype fields = 0;
        QByteArrayList kept; // of a whole row: the values of columns that are no record's
    };
    using Open = std::function<Result<std::unique_ptr<QIODevice>>()>;

    bool isTable() const;
    bool isIds() const;
    Result<QByteArray> readOn(QIODevice &in, qint64 bytes) const;
    Result<bool> holdsWords(const Open &open) const;
    Result<bool> lookThrough(const Open &open, char delimiter);
    Result<void> lookThrough(const Open &open);
    bool isInPayload(std::span<const QByteArrayView> fields) const;
    void lookAt(std::span<const QByteArrayView> fields, qint64 begin);
    QByteArray patched(const Patch &patch, const QByteArray &row) const;
    Result<void> copyPatched(
        QIODevice &in, const std::function<Result<void>(QByteArrayView)> &write) const;
    Result<Open> opener();
    Result<void> writeBeside(const QString &part);
    Result<void> rewrite(const BeforeChange &beforeChange);
    Result<qint64> inIds(bool isErasing) const;
    Result<qint64> inOtherFile() const;

    QString m_path;
    ErasureSubject &m_subject;
    MayGoOn m_mayGoOn;
    char m_delimiter = ',';
    QList<QByteArray> m_columns;
    qsizetype m_idColumn = -1;
    QList<Patch> m_patches;
    QByteArray m_entry; // the name in the archive; empty: it is none
};

} // namespace sluice
