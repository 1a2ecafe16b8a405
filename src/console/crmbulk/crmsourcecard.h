// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connection.h"
#include "app/documents/job.h"
#include "console/widgets/card.h"
#include "services/zohocrm/crmtypes.h"
#include "services/zohocrm/crmviews.h"

#include <optional>

class QPushButton;
class QSpinBox;

namespace sluice {

class CrmFilePart;
class ElidingComboBox;
class LoadProblem;
class Prompt;
class Segments;

// The card Source of a CRM job: a module with its fields, criteria and what is read of it, or a CSV
// file of the operator. It loads nothing. GUI thread; owned by the form.
class CrmSourceCard final : public Card
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CrmSourceCard)

public:
    CrmSourceCard(Prompt &prompt, QWidget *parent);

    void setJob(const Job &job);
    void putInto(Job &job) const;
    void setReadOnly(bool isReadOnly);

    void setConnections(const QList<Connection> &connections, const QString &wanted);
    QString connection() const;
    void setModules(const QList<CrmModule> &modules);
    void setModulesNotice(const QString &text);
    // Why there are no modules, or no fields of the chosen one.
    void setModulesError(const std::optional<Error> &modules, const std::optional<Error> &fields);
    void setFields(const QList<CrmField> &fields);
    // Nothing: not known yet. One that the job names and the module lacks is shown by its id.
    void setViews(const std::optional<Result<QList<CrmView>>> &views);
    const QString &module() const { return m_module; }

    bool isFile() const;
    const CrmFilePart &filePart() const { return *m_file; }
    CrmFilePart &filePart() { return *m_file; }

signals:
    void changed();
    void sourceChanged();
    void fileWanted(); // to be chosen
    void fileChanged(); // its first rows are to be read
    void againWanted(); // what could not be loaded

private:
    void layOutModule();
    void connectFields();
    void connectModule();
    void chooseModule();
    void settleModule();
    void showModule();
    void showWholeConnection();
    void showParts();
    void showFields();
    void showCriteria();
    void chooseFields();
    void editCriteria();

    QString m_module;
    QStringList m_chosenFields;
    QJsonObject m_criteria;
    QString m_customView; // its id; empty: all records
    QList<CrmField> m_fields;
    bool m_isFilling = false;
    bool m_isReadOnly = false;

    Prompt &m_prompt;
    Segments *m_kind;
    ElidingComboBox *m_connection;
    ElidingComboBox *m_moduleCombo;
    LoadProblem *m_problem;
    QWidget *m_modulePart;
    QPushButton *m_fieldsButton;
    ElidingComboBox *m_read;
    QPushButton *m_criteriaButton;
    ElidingComboBox *m_view;
    CrmFilePart *m_file;
    QSpinBox *m_pageRows;
};

} // namespace sluice
