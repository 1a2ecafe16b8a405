// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>

#include <utility>

class QWidget;

namespace sluice {

namespace Ui {
class ConnectionDialog;
}

struct Error;

// The tabs Network and Budget of the connection's form: how its hosts are reached, and what it may
// spend; and which environments there are. GUI thread; they hold nothing, and never see a password.

void dressNetwork(Ui::ConnectionDialog &form);
void dressEnvironment(Ui::ConnectionDialog &form);
// `budget`: the settings that the tab Budget is about, in the order of its fields; none: it is not
// looked at.
void showNetwork(
    Ui::ConnectionDialog &form, const QJsonObject &settings, const QStringList &budget);

// Shows only what the chosen kind of proxy needs.
void showProxyFields(Ui::ConnectionDialog &form);

// Puts what is entered into `settings` as it is, wrong or not: the check names it then.
void readNetwork(
    const Ui::ConnectionDialog &form, QJsonObject &settings, const QStringList &budget);

QList<std::pair<QString, QWidget *>> budgetFields(
    const Ui::ConnectionDialog &form, const QStringList &budget);

bool hasProxyUser(const Ui::ConnectionDialog &form);

} // namespace sluice
