// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/card.h"

#include <QJsonArray>

class QPushButton;
class QVBoxLayout;

namespace sluice {

class ProcessorDialog;
class Prompt;

// The card Processors of a CRM job: one line each, in their order, with a menu to edit, move and
// remove it. GUI thread; owned by the form.
class CrmProcessorsCard final : public Card
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CrmProcessorsCard)
    Q_MOC_INCLUDE("console/crmbulk/processordialog.h")

public:
    CrmProcessorsCard(Prompt &prompt, QWidget *parent);

    void setProcessors(const QJsonArray &processors);
    const QJsonArray &processors() const { return m_processors; }
    void setReadOnly(bool isReadOnly);
    void setFieldNames(const QStringList &names) { m_fieldNames = names; }

    void add(const QString &type); // opens its editor
    void edit(qsizetype index);
    void move(qsizetype index, int by);
    void remove(qsizetype index);

signals:
    void changed();
    void sampleWanted(ProcessorDialog *dialog); // records to try it on

private:
    void showList();
    void addRow(qsizetype index);
    QWidget *makeMenuButton(qsizetype index, QWidget *row);
    QWidget *makeRuleSet(qsizetype index, QWidget *row);
    void openEditor(const QJsonObject &processor, qsizetype index);
    void changedAt(qsizetype focus); // the line that keeps the keyboard

    Prompt &m_prompt;
    QJsonArray m_processors;
    QStringList m_fieldNames;
    bool m_isReadOnly = false;
    QPushButton *m_add;
    QWidget *m_list;
    QVBoxLayout *m_lines;
};

// "normalise.js, 18 lines", "3 rules".
QString describeProcessor(const QJsonObject &processor);

} // namespace sluice
