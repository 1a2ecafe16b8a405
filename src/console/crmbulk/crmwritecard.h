// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/job.h"
#include "console/widgets/card.h"
#include "services/zohocrm/crmtypes.h"

class QCheckBox;
class QPushButton;
class QSpinBox;

namespace sluice {

class CrmTargetPart;
class ElidingComboBox;
class Segments;
class TypedLabel;

// The card Write of a CRM job: into the CRM by insert, update or upsert, how records are found, by
// which of the service's ways they go; or into a CSV file; and the mapping. It says what the choice
// means, or why it cannot be. GUI thread; owned by the form.
class CrmWriteCard final : public Card
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CrmWriteCard)

public:
    explicit CrmWriteCard(QWidget *parent);

    void setJob(const Job &job);
    void putInto(Job &job) const;
    void setReadOnly(bool isReadOnly);
    void setFields(const QList<CrmField> &fields);
    void setSourceIsFile(bool isFile); // what the records hold is asked for, or not known
    bool isToFile() const;
    void setTargetPath(const QString &path);
    QString targetPath() const;
    void showProblem(const QString &problem); // of the job as it stands; empty: none
    void showMapping(const QJsonValue &mapping);

signals:
    void changed();
    void mappingWanted();
    void targetFileWanted(); // to be chosen

private:
    void layOut();
    void layOutService();
    void putWay(QJsonObject &parameters) const;
    void connectFields();
    void showFindBy();
    void showParts();
    QString wayNote() const;
    QString operation() const;
    bool runsAutomations() const;

    QList<CrmField> m_fields;
    QString m_findBy; // as chosen; empty: of an insert
    QString m_problem;
    bool m_isSourceFile = false;
    bool m_comparesFile = true; // with what the module holds
    bool m_isFilling = false;
    bool m_isReadOnly = false;

    Segments *m_target;
    CrmTargetPart *m_filePart;
    QWidget *m_wayPart; // into the CRM, above the note
    QWidget *m_servicePart; // and below it
    Segments *m_operation;
    ElidingComboBox *m_findByCombo;
    ElidingComboBox *m_way;
    TypedLabel *m_note;
    Segments *m_automations;
    ElidingComboBox *m_guard;
    QCheckBox *m_onlyChanged;
    QCheckBox *m_ignoreEmpty;
    QSpinBox *m_chunkRows;
    QPushButton *m_mapping;
};

// "14 fields"; without any the processors say what is written.
QString crmMappingText(const QJsonValue &mapping);

} // namespace sluice
