// SPDX-License-Identifier: GPL-3.0-or-later
// The window's control API: its switch, its dialog, its place in the status bar, and what is
// remembered of it.
#include "app/application.h"
#include "console/main/consoleactions.h"
#include "console/main/consolesettings.h"
#include "console/main/consolestatus.h"
#include "console/main/controldialog.h"
#include "console/main/controlswitch.h"
#include "console/main/mainwindow.h"

#include <QAction>

namespace sluice {

using namespace Qt::StringLiterals;

// What was on when the window was closed is on again; it was agreed to then.
void MainWindow::connectControl()
{
    connect(m_actions->controlApi, &QAction::triggered, this, &MainWindow::openControl);
    connect(m_control, &ControlSwitch::changed, this, &MainWindow::showControl);
    const auto wish = ConsoleSettings().control(m_context.application.dataDirectory());
    const auto address = ControlAddress::parse(wish.address);
    if (wish.isOn && address)
        m_control->start(*address, wish.jobs);
}

// It is remembered as on only once it is: what fails is not tried again by the next window.
void MainWindow::startControl(const QString &address, const QStringList &jobs)
{
    const auto parsed = ControlAddress::parse(address);
    if (!parsed || m_control->isBusy() || m_control->state() == ControlSwitch::State::On)
        return;
    ConsoleSettings().setControl(
        m_context.application.dataDirectory(), {.isOn = false, .address = address, .jobs = jobs});
    m_control->start(*parsed, jobs);
}

void MainWindow::rememberControl(bool isOn)
{
    const QString place = m_context.application.dataDirectory();
    ConsoleSettings settings;
    auto wish = settings.control(place);
    wish.isOn = isOn;
    settings.setControl(place, wish);
}

void MainWindow::openControl()
{
    const auto wish = ConsoleSettings().control(m_context.application.dataDirectory());
    auto *dialog = new ControlDialog(
        m_context, *m_control, {.address = wish.address, .jobs = wish.jobs}, this);
    connect(dialog, &ControlDialog::startWanted, this, &MainWindow::startControl);
    connect(dialog, &ControlDialog::stopWanted, this, [this] {
        rememberControl(false);
        m_control->stop();
    });
    dialog->open();
}

void MainWindow::showControl()
{
    switch (m_control->state()) {
    case ControlSwitch::State::On:
        rememberControl(true);
        m_status->setControl(tr("Control API at %1").arg(m_control->address().text()),
            QStringList{tr("It serves %1.").arg(m_control->jobs().join(u", "_s)),
                tr("Its key is in %1.").arg(m_control->keyPath())}
                .join(u' '),
            false);
        break;
    case ControlSwitch::State::Failed:
        m_status->setControl(tr("Control API failed"), m_control->error()->text(), true);
        break;
    case ControlSwitch::State::Off:
    case ControlSwitch::State::Starting:
        m_status->setControl({}, {}, false);
        break;
    case ControlSwitch::State::Stopping: // it listens until it is off
        break;
    }
}

} // namespace sluice
