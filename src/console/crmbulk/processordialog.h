// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QJsonObject>
#include <QStringList>

class QBoxLayout;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace sluice {

class Prompt;
class TypedLabel;

// One processor of a CRM job: a script with its text, a command with its arguments, or rules as a
// document. What a run would refuse is told while it is typed. Opened, never executed; deletes
// itself; accepted() means processor(). It runs nothing. GUI thread. Object name `processorDialog`.
class ProcessorDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProcessorDialog)

public:
    ProcessorDialog(const QJsonObject &processor, const QStringList &fieldNames, Prompt &prompt,
        QWidget *parent);

    const QJsonObject &processor() const { return m_processor; }

private:
    void addScript(QBoxLayout *layout);
    void addCommand(QBoxLayout *layout);
    void addRules(QBoxLayout *layout);
    void addFields(QBoxLayout *layout);
    void addFoot(QBoxLayout *layout);
    QPlainTextEdit *makeText(const QString &name, const QString &accessibleName);
    void fill();
    void take();
    void check();
    void chooseFile();
    void readScript(const QString &path);

    QString m_type;
    QStringList m_fieldNames;
    Prompt &m_prompt;
    QJsonObject m_processor;
    QString m_problem; // of the document
    bool m_isFilling = false;

    QLineEdit *m_name = nullptr; // a script's file, a command's program
    QPlainTextEdit *m_text = nullptr; // a script's text, arguments, rules
    QLineEdit *m_reads = nullptr;
    QLineEdit *m_writes = nullptr;
    QSpinBox *m_memory = nullptr;
    QSpinBox *m_silence = nullptr;
    TypedLabel *m_note = nullptr;
    QPushButton *m_use = nullptr;
};

} // namespace sluice
