// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/jsoncheck.h"

#include <QString>
#include <QStringList>
#include <QUrl>

namespace sluice {

// Small checks that connection and job documents share. Any thread; they hold nothing.

constexpr int kDocumentVersion = 1;

// "formatVersion" of a document: required at the top; a newer one is noted as such.
void checkFormatVersion(JsonObjectReader &reader);

// Whether `name` can be the name of a connection or job: some letters, no control or bidirectional
// characters, no blanks at the ends, at most 100 characters. Notes the problem.
void checkDocumentName(JsonObjectReader &reader, const QString &key, const QString &name);

// Notes names that stand in a list twice (case does not count).
void checkDistinctNames(const QStringList &names, const QString &listPath, JsonProblems &problems);

// The API name of a module, table, field: letters, digits and underscores (reliability-security D).
bool isApiNameText(const QString &text);

bool isLoopbackHost(const QString &host); // a loopback literal, or the name localhost

// The base address of a service: https, or http to a loopback literal; no user name, query or
// fragment. An invalid QUrl with the problem noted.
QUrl checkedServiceUrl(JsonObjectReader &reader, const QString &key, const QString &text);

} // namespace sluice
