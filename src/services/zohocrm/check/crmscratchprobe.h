// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/zohocrm/check/crmcheckwork.h"
#include "services/zohocrm/check/crmwritetrials.h"

namespace sluice {

// What only a written record tells. For one check, on its thread. It makes one record without
// automations, named as what it is, writes to it by both ways, and deletes it, whatever happens.
// Its id and name are kept before anything is sent, so that a later check can delete what a killed
// one left.
class CrmScratchProbe final
{
public:
    explicit CrmScratchProbe(CrmCheckWork &work)
        : m_work(work)
    {
    }

    ScratchRecord run();

private:
    struct Cell
    {
        CrmField field;
        QByteArray text;
    };

    Result<QList<Cell>> cellsToMake();
    bool make();
    Result<void> changeAndReadBack();
    void writeInBulk();
    Result<QString> upload(const QString &path);
    Result<void> writeJob(const QString &fileId);
    Result<void> readResult(const QString &path);
    void deleteIt();
    Result<void> remove(ScratchRecord &record);
    Result<QString> idByMarker(CrmRecordClient &records, const ScratchRecord &record);
    Result<void> keep(const ScratchRecord &record);
    QTimeZone zone() const;

    CrmCheckWork &m_work;
    CrmWriteTrials m_trials;
    ScratchRecord m_record;
    QString m_nameField;
};

} // namespace sluice
