// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/crmbulk/criteriamodel.h"

#include <QDialog>
#include <QJsonObject>

class QBoxLayout;
class QPlainTextEdit;
class QPushButton;

namespace sluice {

class Prompt;
class Segments;
class TableCard;
class TypedLabel;

// Which records of a module are read: conditions as a table, and the same as the service gets them.
// Nested criteria, which the table cannot show, are kept and edited as text. Opened, never
// executed; deletes itself; `prompt` outlives it; accepted() means criteria(). GUI thread. Object
// name `criteriaDialog`.
class CriteriaDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CriteriaDialog)

public:
    CriteriaDialog(const QJsonObject &criteria, const QList<CrmField> &fields, Prompt &prompt,
        QWidget *parent);
    void reject() override; // asks, if there are changes

    const QJsonObject &criteria() const { return m_criteria; }

private:
    void addTable(QBoxLayout *layout);
    void addButtons(QBoxLayout *layout);
    void addFoot(QBoxLayout *layout);
    void showTable();
    void showText();
    void takeTable();
    void takeText();
    void check();

    Prompt &m_prompt;
    QJsonObject m_criteria;
    QString m_openedText;
    QList<CrmField> m_fields;
    QString m_textProblem;
    bool m_isFilling = false;
    bool m_isGroup = false;
    CriteriaModel *m_model;
    Segments *m_joined;
    TableCard *m_table;
    TypedLabel *m_note;
    QPlainTextEdit *m_text;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_use;
};

} // namespace sluice
