// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QJsonValue>
#include <QString>

#include <optional>

namespace sluice {

// One thing that a service's documents leave open, and what the account does: a line of Check My
// Account. A plain value; it never holds a record's values.
struct AccountFinding
{
    enum class State { Waiting, Running, Told, Unknown, Failed };

    QString id;
    QString title;
    State state = State::Waiting;
    QString value = {}; // what the account does, one line for people
    QString why = {}; // it could not be told, or what failed
    bool isExpected = true; // as the documents make likely
    QString setting = {}; // of the connection, that stands behind it; empty: none
    QJsonValue wanted = QJsonValue::Undefined; // what the setting is to be from now on
    double credits = 0; // at most, of the probe
    bool needsScratch = false; // told only by writing a record that is made for it
    std::optional<Error> error = {};
};

// The record that a check makes and deletes again, as it is kept from before it is sent.
struct ScratchRecord
{
    QString module;
    QString marker; // its name, by which it is found where its id was lost
    QString id; // empty: not known
    bool isGone = false; // deleted, or certainly never made
};

} // namespace sluice
