// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/erasure/erasureprogress.h"
#include "app/erasure/erasuresubject.h"
#include "app/erasure/personrows.h"

#include <QJsonObject>

namespace sluice {

class PersonFile;
class RunLedger;

// Erases one person from a data directory: the files of runs, the store with its journal, free
// pages and copies, the log, what a damaged store has left. Afterwards every byte of the directory
// is searched, and what was removed where is written to erasures/<utc>.json, without the data.
//
// Refused, by name, while runs that can be resumed work with the person's data, and where jobs,
// connections or alerts name the person: these are changed by whoever wrote them. Blocking, any
// thread; killed in the middle it is done once more. It can be stopped, also within a
// file, until the first one is changed.
class PersonErasure final
{
public:
    PersonErasure(RunLedger &ledger, ErasureSubject subject, ErasureWatch watch = {})
        : m_ledger(ledger)
        , m_subject(std::move(subject))
        , m_watch(std::move(watch))
    {
    }

    struct Place
    {
        QString name; // below the data directory, or "store: <table>"
        qint64 rows = 0;
    };
    struct Report
    {
        QList<Place> places; // where it is, or was
        qsizetype records = 0; // how many ids belong to the person
        QStringList inTheWay; // why nothing can be erased now
        QStringList left; // places where it still is
        QString path; // of the report's file
        QJsonObject toJson() const;
    };
    Result<Report> plan(); // changes nothing
    Result<Report> erase();

private:
    Result<void> findAll(Report &report);
    Result<void> lookAtRuns(Report &report);
    Result<void> lookAtFiles(Report &report, QSet<QString> &runs);
    Result<void> eraseFiles(Report &report);
    Result<void> eraseElsewhere(Report &report);
    Result<void> searchAll(Report &report);
    Result<void> writeReport(Report &report);
    PersonFile fileAt(const QString &path);
    Result<void> mayGoOn() const;
    Result<void> eraseFile(const QString &name);
    QString unfinishedPath() const;
    Result<void> keepUnfinished();
    bool takeUnfinished(); // whether there was something
    Result<void> eraseAll(Report &report);
    QStringList runFiles() const; // below the data directory
    Result<void> forgetSum(const QString &path, bool isDeleted);

    RunLedger &m_ledger;
    ErasureSubject m_subject;
    ErasureWatch m_watch;
    bool m_isChanging = false; // from then on it is done to its end
};

} // namespace sluice
