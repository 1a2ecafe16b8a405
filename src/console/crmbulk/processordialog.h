// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/crmbulk/processorsample.h"

#include <QDialog>
#include <QJsonObject>
#include <QStringList>

class QBoxLayout;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QTabWidget;

namespace sluice {

class CodeEdit;
class RowList;
class Prompt;
class RulesEditor;
class TintBox;
class TypedLabel;

// One processor of a CRM job: a script with its text, a command with its arguments, or rules as a
// list with forms and as text. What a run would refuse is told while it is typed, and what it makes
// of sample records is shown beside it. It fetches nothing: its page brings the sample. Opened,
// never executed; deletes itself; accepted() means processor(). GUI thread. Object name
// `processorDialog`.
class ProcessorDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProcessorDialog)

public:
    struct Place
    {
        QStringList fieldNames; // of the module
        QJsonArray before; // the job's processors that come first
    };
    ProcessorDialog(
        const QJsonObject &processor, const Place &place, Prompt &prompt, QWidget *parent);

    const QJsonObject &processor() const { return m_processor; }
    // `hidden`: columns whose values are shown nowhere.
    void setSample(const SampleRows &sample, const QStringList &hidden, const Timings &timings)
    {
        m_sample->setSample(sample, hidden, timings);
    }
    void setSampleProblem(const Error &error) { m_sample->setProblem(error); }

    void reject() override; // asks, if there are changes

private:
    void addScript(QBoxLayout *layout);
    void addCommand(QBoxLayout *layout);
    void addRules(QBoxLayout *layout);
    void addFields(QBoxLayout *layout);
    void addFault(QBoxLayout *layout);
    void addFoot(QBoxLayout *layout);
    QPlainTextEdit *makeText(const QString &name, const QString &accessibleName);
    void fill();
    void take();
    void takeRules();
    void showRuleProblems(const QStringList &problems);
    void goToProblem();
    void check();
    void chooseFile();
    void readScript(const QString &path);
    void showFault(const ProcessorSample::Fault &fault);

    QString m_type;
    QStringList m_fieldNames;
    Prompt &m_prompt;
    QJsonObject m_processor;
    QJsonObject m_opened; // as it was shown first
    QString m_openedText;
    QString m_problem; // of the document
    bool m_isFilling = false;

    QLineEdit *m_name = nullptr; // a script's file, a command's program
    QPlainTextEdit *m_text = nullptr; // a script's text, arguments, rules
    RulesEditor *m_rules = nullptr; // the same as m_text, of rules
    QTabWidget *m_rulesTabs = nullptr;
    RowList *m_problems = nullptr; // of rules
    QLineEdit *m_reads = nullptr;
    QLineEdit *m_writes = nullptr;
    QSpinBox *m_memory = nullptr;
    QSpinBox *m_silence = nullptr;
    CodeEdit *m_code = nullptr; // the same as m_text, of a script
    TintBox *m_fault = nullptr; // what is wrong with a script, and where
    QPushButton *m_goTo = nullptr;
    ProcessorSample *m_sample = nullptr;
    TypedLabel *m_note = nullptr;
    QPushButton *m_use = nullptr;
};

} // namespace sluice
