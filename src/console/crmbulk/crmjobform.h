// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/jobs/jobform.h"
#include "services/zohocrm/crmtypes.h"
#include "services/zohocrm/crmviews.h"
#include "syncs/files/sourcefile.h"

#include <optional>

class QBoxLayout;

namespace sluice {

class CrmCapsCard;
class CrmProcessorsCard;
class CrmSourceCard;
class CrmWriteCard;
class NextRunCard;
class ProcessorDialog;
class Prompt;

// The fields of one CRM job, a card each: Source, Processors, Write, Stop Before Writing, and what
// is chosen for the next run only. Holds the job as it is edited; what it has no field for stays as
// it was. It loads nothing: modules, fields and a file's first rows are brought by the page. GUI
// thread; owned by the page.
class CrmJobForm final : public JobForm
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CrmJobForm)
    Q_MOC_INCLUDE("console/crmbulk/processordialog.h")

public:
    explicit CrmJobForm(Prompt &prompt, QWidget *parent = nullptr);

    void setJob(const Job &job) override;
    Job job() const override;
    bool isChanged() const override;
    void setSaved(const Job &job) override { m_saved = job; }
    void setConnections(const QList<Connection> &connections) override;
    void setReadOnly(bool isReadOnly) override;

    void setModules(const QList<CrmModule> &modules);
    void setFields(const QList<CrmField> &fields);
    void setViews(const std::optional<Result<QList<CrmView>>> &views); // nothing: not known yet
    const QList<CrmField> &fields() const { return m_fields; }
    // In place of the modules: "Loading modules…", or that they could not be loaded.
    void setModulesNotice(const QString &text);
    // Why there are no modules, or no fields of the chosen one; told below them.
    void setModulesError(const std::optional<Error> &modules, const std::optional<Error> &fields);

    std::optional<SourceFile> sourceFile() const; // that is named
    void setFilePath(const QString &path);
    void setFileSample(const std::optional<Result<SourceSample>> &sample);
    const QStringList &fileColumns() const;

    void setTargetPath(const QString &path);

    QJsonObject selection() const; // for the next run only
    QString selectionProblem() const;
    void setSelectedIds(const QStringList &ids);
    void setMapping(const QJsonValue &mapping); // null: none
    QString problem() const; // of the job as it stands, as a run would tell it; empty: none

signals:
    void sampleWanted(ProcessorDialog *dialog); // records to try a processor on
    void fileWanted();
    void fileChanged(); // its first rows are to be read
    void idsFileWanted();
    void targetFileWanted();
    void mappingWanted();
    void selectionChanged();

protected:
private:
    void connectCards();
    void noteChange();
    void showDependent();

    Job m_saved;
    QJsonValue m_mapping; // as the job has it, or as the dialog made it
    QList<Connection> m_connections;
    QList<CrmField> m_fields;
    bool m_isFilling = false;
    bool m_isReadOnly = false;
    QBoxLayout *m_columns;
    CrmSourceCard *m_source;
    CrmProcessorsCard *m_processors;
    NextRunCard *m_nextRun;
    CrmWriteCard *m_write;
    CrmCapsCard *m_caps;
};

} // namespace sluice
