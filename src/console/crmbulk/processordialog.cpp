// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/processordialog.h"

#include "console/analytics/conditionmodel.h"
#include "console/crmbulk/ruleproblems.h"
#include "console/crmbulk/ruleseditor.h"
#include "console/errors/errorwords.h"
#include "console/jobs/formparts.h"
#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/card.h"
#include "console/widgets/codeedit.h"
#include "console/widgets/countspinbox.h"
#include "console/widgets/eliding.h"
#include "console/widgets/rowlist.h"
#include "console/widgets/typedlabel.h"
#include "core/mapping/jsoncheck.h"
#include "core/mapping/processor.h"
#include "core/mapping/processors/commandspec.h"

#include <QBoxLayout>
#include <QCompleter>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kProblemsShown = 3;

QStringList listOf(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue &text : value.toArray())
        texts << text.toString();
    return texts;
}

void putList(QJsonObject &object, const QString &key, const QStringList &texts)
{
    if (texts.isEmpty() && !object.contains(key))
        return;
    object.insert(key, QJsonArray::fromStringList(texts));
}

QString starterScript()
{
    return u"// Called for each record; what is returned is written.\n"
           "function process(record) {\n"
           "    return record;\n"
           "}\n"_s;
}

} // namespace

ProcessorDialog::ProcessorDialog(
    const QJsonObject &processor, const Place &place, Prompt &prompt, QWidget *parent)
    : QDialog(parent)
    , m_type(processor.value("type"_L1).toString())
    , m_fieldNames(place.fieldNames)
    , m_prompt(prompt)
    , m_processor(processor)
{
    setObjectName(u"processorDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    const bool isScript = m_type == "script"_L1;
    const QString title = isScript ? tr("Script")
        : m_type == "command"_L1   ? tr("Command")
                                   : tr("Rules");
    setWindowTitle(title);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(new TypedLabel(title, TypeRole::DialogHeading, Role::Text, this));
    auto *sides = new QHBoxLayout;
    sides->setSpacing(12);
    auto *left = new QVBoxLayout;
    left->setSpacing(12);
    if (isScript)
        addScript(left);
    else if (m_type == "command"_L1)
        addCommand(left);
    else
        addRules(left);
    m_note = makeNote(u"processorNote"_s, this);
    left->addWidget(m_note);
    sides->addLayout(left, 2);
    m_sample = new ProcessorSample(place.before, m_type != "command"_L1, this);
    sides->addWidget(m_sample, 1);
    connect(m_sample, &ProcessorSample::tried, this, &ProcessorDialog::showFault);
    layout->addLayout(sides, 1);
    addFoot(layout);
    fill();
    const QSize room = parent ? parent->window()->size() : QSize(1'180, 760);
    resize(std::min(1'080, room.width() - 40), std::min(680, room.height() - 40));
}

QPlainTextEdit *ProcessorDialog::makeText(const QString &name, const QString &accessibleName)
{
    QPlainTextEdit *text = nullptr;
    if (m_type == "script"_L1)
        text = m_code = new CodeEdit(this);
    else
        text = new QPlainTextEdit(this);
    text->setObjectName(name);
    text->setAccessibleName(accessibleName);
    text->setFont(Theme::instance().font(TypeRole::Mono));
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setTabChangesFocus(true);
    connect(text, &QPlainTextEdit::textChanged, this, &ProcessorDialog::take);
    return text;
}

void ProcessorDialog::addScript(QBoxLayout *layout)
{
    auto *help = new TypedLabel(
        tr("JavaScript: process(record) returns the record, nothing to drop it, or reject(reason); "
           "processRecords(records) does the same for 500 at a time. The text is kept in the job."),
        TypeRole::Meta, Role::Muted, this);
    help->setWordWrap(true);
    layout->addWidget(help);
    m_name = new QLineEdit(this);
    m_name->setObjectName(u"scriptNameEdit"_s);
    m_name->setPlaceholderText(u"script.js"_s);
    auto *choose = new QPushButton(tr("Load from File…"), this);
    choose->setObjectName(u"loadScriptButton"_s);
    choose->setAutoDefault(false);
    setButtonIcon(choose, u"folder"_s);
    connect(choose, &QPushButton::clicked, this, &ProcessorDialog::chooseFile);
    auto *row = new QHBoxLayout;
    row->addLayout(labelled(tr("&Name"), m_name), 1);
    row->addWidget(choose, 0, Qt::AlignBottom);
    layout->addLayout(row);
    m_text = makeText(u"scriptEdit"_s, tr("Text of the script"));
    layout->addWidget(m_text, 1);
    addFault(layout);
    addFields(layout);
}

void ProcessorDialog::addCommand(QBoxLayout *layout)
{
    auto *help = new TypedLabel(
        tr("A program of this computer. It gets CSV with the fields below, each row led by _row, "
           "and gives the same back; a row that does not come back is dropped, one with _reject is "
           "rejected."),
        TypeRole::Meta, Role::Muted, this);
    help->setWordWrap(true);
    layout->addWidget(help);
    m_name = new QLineEdit(this);
    m_name->setObjectName(u"programEdit"_s);
    m_name->setPlaceholderText(u"/usr/bin/sort"_s);
    auto *choose = new QPushButton(tr("Choose…"), this);
    choose->setObjectName(u"chooseProgramButton"_s);
    choose->setAutoDefault(false);
    setButtonIcon(choose, u"folder"_s);
    connect(choose, &QPushButton::clicked, this, &ProcessorDialog::chooseFile);
    auto *row = new QHBoxLayout;
    row->addLayout(labelled(tr("&Program"), m_name), 1);
    row->addWidget(choose, 0, Qt::AlignBottom);
    layout->addLayout(row);
    m_text = makeText(u"argumentsText"_s, tr("Arguments, one in a line"));
    auto *label = new QLabel(tr("&Arguments, one in a line"), this);
    label->setBuddy(m_text);
    layout->addWidget(label);
    layout->addWidget(m_text, 1);
    addFields(layout);
}

void ProcessorDialog::addFields(QBoxLayout *layout)
{
    m_reads = new QLineEdit(this);
    m_reads->setObjectName(u"readsEdit"_s);
    m_reads->setPlaceholderText(tr("Fields, with commas between"));
    m_writes = new QLineEdit(this);
    m_writes->setObjectName(u"writesEdit"_s);
    m_writes->setPlaceholderText(tr("Fields, with commas between"));
    const QString names = m_fieldNames.mid(0, 60).join(u", "_s);
    for (QLineEdit *edit : {m_reads, m_writes}) {
        edit->setToolTip(names.isEmpty() ? QString() : tr("The module has %1").arg(names));
        connect(edit, &QLineEdit::textEdited, this, &ProcessorDialog::take);
    }
    layout->addLayout(
        besides(labelled(tr("&Reads"), m_reads), labelled(tr("May &change"), m_writes)));
    const auto spin = [this](const QString &name, int most, const QString &suffix) {
        auto *made = new CountSpinBox(this);
        made->setObjectName(name);
        made->setRange(0, most);
        made->setSpecialValueText(tr("As usual"));
        made->setSuffix(suffix);
        made->setButtonSymbols(QAbstractSpinBox::NoButtons);
        connect(made, &QSpinBox::valueChanged, this, &ProcessorDialog::take);
        return made;
    };
    m_memory = spin(u"memorySpin"_s, 1'000'000, tr(" MB"));
    m_silence = spin(u"silenceSpin"_s, 86'400, tr(" s"));
    m_silence->setToolTip(tr("So long it may say nothing before it is ended"));
    layout->addLayout(
        besides(labelled(tr("&Memory"), m_memory), labelled(tr("&Silence"), m_silence)));
    connect(m_name, &QLineEdit::textEdited, this, &ProcessorDialog::take);
}

void ProcessorDialog::addFoot(QBoxLayout *layout)
{
    layout->addWidget(new Line(this));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"cancelButton"_s);
    cancel->setAutoDefault(false);
    m_use = new QPushButton(tr("Use This Processor"), this);
    m_use->setObjectName(u"useButton"_s);
    m_use->setProperty("role", u"primary"_s);
    m_use->setDefault(true);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_use);
    layout->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_use, &QPushButton::clicked, this, &QDialog::accept);
}

void ProcessorDialog::fill()
{
    m_isFilling = true;
    if (m_type == "script"_L1) {
        m_name->setText(m_processor.value("file"_L1).toString());
        m_text->setPlainText(m_processor.value("source"_L1).toString(starterScript()));
    } else if (m_type == "command"_L1) {
        m_name->setText(m_processor.value("program"_L1).toString());
        m_text->setPlainText(listOf(m_processor.value("arguments"_L1)).join(u'\n'));
    } else {
        if (!m_processor.contains("rules"_L1) && !m_processor.contains("preset"_L1))
            m_processor.insert(u"rules"_s, QJsonArray());
        m_text->setPlainText(QString::fromUtf8(writeJsonDocument(m_processor)));
        m_rules->setProcessor(m_processor);
    }
    if (m_reads) {
        const QJsonObject limits = m_processor.value("limits"_L1).toObject();
        m_reads->setText(listOf(m_processor.value("reads"_L1)).join(u", "_s));
        m_writes->setText(listOf(m_processor.value("writes"_L1)).join(u", "_s));
        m_memory->setValue(limits.value("memoryMegabytes"_L1).toInt());
        m_silence->setValue(limits.value("silenceSeconds"_L1).toInt());
    }
    m_isFilling = false;
    take();
    m_opened = m_processor;
    m_openedText = m_text->toPlainText();
}

void ProcessorDialog::reject()
{
    if (m_processor == m_opened && m_text->toPlainText() == m_openedText)
        QDialog::reject();
    else
        askToDiscard(m_prompt, this);
}

void ProcessorDialog::take()
{
    if (m_isFilling)
        return;
    m_problem.clear();
    if (m_type == "script"_L1) {
        if (const QString name = m_name->text().trimmed(); !name.isEmpty())
            m_processor.insert(u"file"_s, name);
        else
            m_processor.remove(u"file"_s);
        m_processor.insert(u"source"_s, m_text->toPlainText());
    } else if (m_type == "command"_L1) {
        m_processor.insert(u"program"_s, m_name->text().trimmed());
        putList(
            m_processor, u"arguments"_s, m_text->toPlainText().split(u'\n', Qt::SkipEmptyParts));
    } else {
        const auto document = readJsonDocument(m_text->toPlainText().toUtf8(), tr("The text"));
        if (document)
            m_processor = *document;
        else
            m_problem = errorText(document.error());
        m_rules->setEnabled(document.has_value()); // else it would write over what is typed
        m_rules->setProcessor(m_processor);
    }
    if (m_reads) {
        putList(m_processor, u"reads"_s, splitValues(m_reads->text()));
        putList(m_processor, u"writes"_s, splitValues(m_writes->text()));
        QJsonObject limits = m_processor.value("limits"_L1).toObject();
        for (const auto &[key, value] : {std::pair{u"memoryMegabytes"_s, m_memory->value()},
                 std::pair{u"silenceSeconds"_s, m_silence->value()}}) {
            if (value > 0)
                limits.insert(key, value);
            else
                limits.remove(key);
        }
        if (limits.isEmpty())
            m_processor.remove(u"limits"_s);
        else
            m_processor.insert(u"limits"_s, limits);
    }
    check();
}

// As a job would be refused that says so.
void ProcessorDialog::check()
{
    QString problem = m_problem;
    const bool namesNothing
        = m_reads && splitValues(m_reads->text() + u',' + m_writes->text()).isEmpty();
    if (problem.isEmpty() && namesNothing)
        problem = tr("Name a field that it reads or may change");
    if (problem.isEmpty()) {
        JsonProblems problems;
        ProcessorChain::check(m_processor, {}, problems);
        if (m_rules)
            showRuleProblems(problems.texts());
        QStringList said;
        for (const QString &text : problems.texts().mid(0, kProblemsShown))
            said << (m_rules ? ruleProblemInWords(text, m_rules->rules()) : sentenceInWords(text));
        problem = said.join(u"; "_s);
    } else if (m_rules) {
        showRuleProblems({});
    }
    // Those of rules have a list of their own.
    showNote(m_note, m_rules && m_problem.isEmpty() ? QString() : problem, true);
    m_use->setEnabled(problem.isEmpty());
    m_use->setToolTip(problem);
    if (m_code) {
        m_code->setBadLine(0);
        m_fault->hide();
    }
    if (problem.isEmpty())
        m_sample->setProcessor(m_processor);
    else
        m_sample->clear(problem);
}

} // namespace sluice
