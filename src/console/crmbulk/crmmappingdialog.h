// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/crmbulk/crmmappingmodel.h"

#include <QDialog>

class QBoxLayout;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;

namespace sluice {

class ElidingComboBox;
class MessageBar;
class RowView;
class Segments;
class TableCard;
class TypedLabel;

// The mapping of a CRM job, whole: a line for each field of the module, how values are checked, and
// the document itself. Auto-Map fills in what it finds by name, says what it did and can be taken
// back. What a run would refuse is told beside its field. It fetches nothing itself: the page
// brings the ends once it has them. Opened, never executed; deletes itself; accepted() means
// mapping(). GUI thread. Object name `crmMappingDialog`.
class CrmMappingDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CrmMappingDialog)

public:
    CrmMappingDialog(const CrmMapping &mapping, QWidget *parent);

    const CrmMapping &mapping() const { return m_mapping; }
    bool saysNothing() const; // as a job without one

    // `samples`: of each column of a file some values.
    void setEnds(const CrmMappingEnds &ends, const QList<QStringList> &samples);
    void setReadOnly(); // the job is running: to look at only

private:
    QWidget *makeFields();
    QWidget *makeValues();
    QWidget *makeDocument();
    void dressTable();
    void addChoosers(RowView *view);
    void addFoot(QBoxLayout *layout);
    void connectValues();
    void showAll();
    void showValues();
    void showDocument();
    void takeRows();
    void takeValues();
    void takeDocument();
    void chooseFilter();
    void editTransforms();
    void autoMap();
    void undoAutoMap();
    void check();

    CrmMapping m_mapping;
    CrmMappingEnds m_ends;
    QList<QStringList> m_samples;
    std::optional<CrmMapping> m_beforeAutoMap;
    QHash<QString, QString> m_suggested; // by target: how Auto-Map came to it
    QString m_documentProblem;
    bool m_isReadOnly = false;
    bool m_isFilling = false;

    CrmMappingModel *m_model;
    MessageBar *m_bar;
    QTabWidget *m_tabs;
    Segments *m_filter = nullptr;
    QLineEdit *m_find = nullptr;
    TableCard *m_table = nullptr;
    QPushButton *m_autoMap = nullptr;
    QPushButton *m_transforms = nullptr;
    ElidingComboBox *m_badValue = nullptr;
    ElidingComboBox *m_separator = nullptr;
    QLineEdit *m_zone = nullptr;
    QLineEdit *m_hashKey = nullptr;
    QPlainTextEdit *m_document = nullptr;
    TypedLabel *m_note;
    QPushButton *m_clear = nullptr;
    QPushButton *m_use = nullptr;
};

} // namespace sluice
