// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connection.h"
#include "app/documents/job.h"
#include "console/widgets/card.h"
#include "services/zohocrm/crmtypes.h"
#include "services/zohocrm/crmviews.h"
#include "syncs/files/sourcefile.h"

class QLineEdit;
class QPushButton;
class QSpinBox;
class QStandardItemModel;

namespace sluice {

class ElidingComboBox;
class RowView;
class Prompt;
class Segments;
class TypedLabel;

// The card Source of a CRM job: a module with its fields, criteria and what is read of it, or a CSV
// file of the operator with its first rows. It loads nothing. GUI thread; owned by the form.
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
    void setFields(const QList<CrmField> &fields);
    // Nothing: not known yet. One that the job names and the module lacks is shown by its id.
    void setViews(const std::optional<Result<QList<CrmView>>> &views);
    const QString &module() const { return m_module; }

    bool isFile() const;
    SourceFile file() const;
    void setFilePath(const QString &path);
    // Of the file that is named; nothing: it is being read.
    void setFileSample(const std::optional<Result<SourceSample>> &sample);
    const QStringList &fileColumns() const { return m_fileColumns; } // empty: not known

signals:
    void changed();
    void sourceChanged();
    void fileWanted(); // to be chosen
    void fileChanged(); // its first rows are to be read

private:
    static constexpr int kSampleShown = 4; // rows of the file

    void layOutModule();
    void layOutFile();
    void connectFields();
    void showParts();
    void showFields();
    void showCriteria();
    void chooseFields();
    void editCriteria();
    void putFile(QJsonObject &parameters) const;

    QString m_module;
    QStringList m_chosenFields;
    QJsonObject m_criteria;
    QString m_customView; // its id; empty: all records
    QList<CrmField> m_fields;
    QStringList m_fileColumns;
    bool m_isFilling = false;
    bool m_isReadOnly = false;

    Prompt &m_prompt;
    Segments *m_kind;
    ElidingComboBox *m_connection;
    ElidingComboBox *m_moduleCombo;
    QWidget *m_modulePart;
    QPushButton *m_fieldsButton;
    ElidingComboBox *m_read;
    QPushButton *m_criteriaButton;
    ElidingComboBox *m_view;
    QWidget *m_filePart;
    QLineEdit *m_path;
    QPushButton *m_choose;
    ElidingComboBox *m_delimiter;
    ElidingComboBox *m_encoding;
    QStandardItemModel *m_sample;
    RowView *m_sampleView;
    TypedLabel *m_fileNote;
    QSpinBox *m_pageRows;
};

} // namespace sluice
