// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "syncs/crmbulk/blastradius.h"
#include "syncs/crmbulk/crmselection.h"
#include "syncs/crmbulk/mapping/crmmapping.h"
#include "syncs/crmbulk/undo/undoplan.h"
#include "syncs/files/sourcefile.h"
#include "syncs/files/targetfile.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace sluice {

// By which of the CRM's ways records are written.
enum class CrmWriteBy { Auto, Bulk, Record };

// The parameters of a crm-bulk job (design 9) as a plain value, read strictly from JSON: an unknown
// key or a value out of its range is an Error that names the key.
struct CrmBulkJob
{
    static constexpr int kMaxPageRows = 200'000; // zoho-crm-bulk B2
    static constexpr int kMaxChunkRows = 25'000; // D1
    // Of a chunk that certainly goes by the record API: what it has done is settled chunk by chunk.
    static constexpr int kRecordChunkRows = 1'000;

    QString module;
    QStringList fields; // besides what the processors need
    QJsonObject criteria;
    QString customView; // the id of one (B1): only its records are read; empty: all
    QString operation = QStringLiteral("update");
    QString findBy = QStringLiteral("id"); // of an insert: what keeps it from doubling, or empty
    bool ignoreEmpty = false;
    CrmWriteBy writeBy = CrmWriteBy::Auto;
    bool runsAutomations = true; // false: by the record API, which alone can be told so (C5)
    std::optional<bool> guard; // against lost updates; nothing: where the environment is production
    QJsonArray processors;
    bool onlyChanged = true;
    int pageRows = kMaxPageRows;
    int chunkRows = kMaxChunkRows;
    CrmSelection selection; // of the module's records, or the file's rows
    std::optional<SourceFile> sourceFile; // where the records come from instead of the module
    bool compareFile = true; // with what the module holds, before its records are written
    std::optional<TargetFile> targetFile; // where they go instead of the CRM, which stays as it is
    std::optional<UndoPlan> undoOf; // the run that is taken back; never of a saved job
    CrmBlastRadius blastRadius; // what may change without asking
    int rejectionLimitPercent = 20; // of a chunk of 100 or more; then a person is asked

    std::optional<CrmMapping> mapping; // none: the processors' writes are what is written

    // `mapping`: the job's mapping document; empty: none.
    static Result<CrmBulkJob> fromJson(
        const QJsonObject &parameters, const QJsonObject &mapping = {});
    QString describe() const; // "Leads, update by id"

    bool isInsert() const { return operation == u"insert"; }
    bool isDelete() const { return operation == u"delete"; } // only of what a run inserted
    bool makesRecords() const { return operation == u"insert" || operation == u"upsert"; }
    bool sendsId() const { return findBy == u"id"; } // records are found by it
    // Documented ways only: the record API updates by id, and upserts by a unique field (C5). It
    // takes lookups by id, and lists as lists.
    bool mayGoByRecord() const;
    // A file does not tell what the records hold: the module is asked.
    bool comparesFile() const { return sourceFile && compareFile && !isInsert(); }
    bool leavesOutUnchanged() const
    {
        return onlyChanged && !isInsert() && !isDelete() && !targetFile
            && (!sourceFile || comparesFile());
    }
    // A record that may be new needs all columns.
    bool sendsAllColumns() const
    {
        return makesRecords() || !onlyChanged || (sourceFile && !comparesFile()) || targetFile;
    }
    // Before the first record is written. An undo puts back what was there, its deletions are
    // counted for themselves, and a file is judged by nobody.
    bool judgesAllPages(const QString &environment) const
    {
        return !undoOf && !targetFile && blastRadius.judgesAllPages(environment);
    }
    int chunkLimit() const; // rows of a chunk
};

} // namespace sluice
