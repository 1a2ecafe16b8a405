// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "console/errors/errorwords.h"
#include "console/jobs/formparts.h"
#include "console/main/consolesettings.h"
#include "console/main/prompt.h"
#include "console/settings/sandboxadmin.h"
#include "console/settings/settingspages.h"
#include "console/theme/icons.h"
#include "console/widgets/card.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostSandboxRows = 10'000'000;
constexpr int kMostSandboxLatencyMs = 600'000;
constexpr int kFirstOpenPort = 1'024; // those below are the system's
constexpr int kLastSandboxPort = 65'534; // it takes the next one too

QPushButton *sandboxButton(
    const char *name, const QString &text, const QString &icon, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(QLatin1StringView(name));
    button->setAutoDefault(false);
    setButtonIcon(button, icon);
    return button;
}

} // namespace

SandboxSettings::SandboxSettings(const ConsoleContext &context, QWidget *parent)
    : SettingsPage(u"sandbox"_s, tr("Sandbox"), u"sandbox"_s, parent)
    , m_faults(nullptr)
    , m_note(nullptr)
{
    Card *start = addCard(tr("From Its Next Start"));
    QGridLayout *fields = addFields(start);
    addPort(fields);
    addNumber(fields, kChoiceSandboxRows, tr("Leads"), {}, 0, kMostSandboxRows);
    addNumber(fields, kChoiceSandboxLatency, tr("Every answer is late by"), tr("ms"), 0,
        kMostSandboxLatencyMs);
    addChoice(fields, kChoiceSandboxLimits, tr("Limits"),
        {{u"documented"_s, tr("As the services document them")}, {u"off"_s, tr("Off")}});
    auto *choose = sandboxButton("faultsFileButton", tr("Choose…"), u"folder"_s, this);
    m_faults = addText(fields, kChoiceSandboxFaults, tr("File of faults"), choose);
    addNote(start, tr("A list of faults as JSON: refused, broken, late and cut answers."));
    addNote(start,
        tr("The sandbox takes its first port and the one after it. With any free port it keeps "
           "the one that it had before. Its connections follow it."));

    Card *now = addCard(tr("Now"));
    addNote(now, tr("For the sandbox that runs on this computer."));
    auto *faults = sandboxButton("useFaultsButton", tr("Use These Faults"), u"run"_s, this);
    auto *reset = sandboxButton("resetSandboxButton", tr("Reset Data…"), u"undo"_s, this);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(faults);
    row->addWidget(reset);
    row->addStretch(1);
    now->body()->addLayout(row);
    m_note = makeNote(u"sandboxNote"_s, now);
    now->body()->addWidget(m_note);
    content()->addStretch(1);
    connect(choose, &QPushButton::clicked, this, [this, &prompt = context.prompt] {
        prompt.openFile(this, tr("File of Faults"), tr("JSON (*.json);;All files (*)"),
            [page = QPointer(this)](const QString &path) {
                if (page && !path.isEmpty())
                    page->m_faults->setText(path);
            });
    });
    connect(faults, &QPushButton::clicked, this, [this, context] { useFaults(context); });
    connect(reset, &QPushButton::clicked, this, [this, context] {
        context.prompt.confirm(this,
            {.title = tr("Reset the Sandbox?"),
                .text = tr("All that was written into the sandbox is gone, its faults too. Your "
                           "jobs, runs and real accounts stay as they are."),
                .action = tr("Reset Data"),
                .isDestructive = true},
            [page = QPointer(this), context](bool isYes) {
                if (page && isYes)
                    page->reset(context);
            });
    });
}

// A port has no groups of digits: it is no count.
void SandboxSettings::addPort(QGridLayout *fields)
{
    auto *port = new QSpinBox(widget());
    port->setRange(0, kLastSandboxPort);
    port->setSpecialValueText(tr("Any free port"));
    port->setAlignment(Qt::AlignRight);
    port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    port->setMinimumWidth(port->fontMetrics().averageCharWidth() * 14);
    port->setToolTip(tr("0: any free port"));
    addRow(fields, tr("First port"), port);
    bind({.name = kChoiceSandboxPort,
        .field = port,
        .read = [port] { return QString::number(port->value()); },
        .write = [port](const QString &value) { port->setValue(value.toInt()); }});
    connect(port, &QSpinBox::valueChanged, this, &SandboxSettings::tellEdited);
    connect(port, &QSpinBox::editingFinished, this, [port] {
        if (port->value() > 0 && port->value() < kFirstOpenPort)
            port->setValue(kFirstOpenPort);
    });
}

void SandboxSettings::reset(const ConsoleContext &context)
{
    using Done = std::shared_ptr<Result<int>>;
    inBackground(
        this,
        [&application = context.application] {
            return std::make_shared<Result<int>>(resetSandboxes(application));
        },
        [this](const Done &done) { tell(*done, tr("The sandbox is as it was at first.")); });
}

void SandboxSettings::useFaults(const ConsoleContext &context)
{
    using Done = std::shared_ptr<Result<int>>;
    inBackground(
        this,
        [&application = context.application, path = m_faults->text().trimmed()] {
            return std::make_shared<Result<int>>(useSandboxFaults(application, path));
        },
        [this, hasFile = !m_faults->text().trimmed().isEmpty()](const Done &done) {
            tell(*done,
                hasFile ? tr("The sandbox has these faults now.")
                        : tr("The sandbox has no faults now."));
        });
}

void SandboxSettings::tell(const Result<int> &done, const QString &what)
{
    showNote(m_note, done ? what : errorText(done.error()), !done);
}

} // namespace sluice
