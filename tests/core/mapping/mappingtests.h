// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/processor.h"

#include <QObject>

#include <array>
#include <memory>
#include <vector>

// The parts of tst_mapping and what they share. Test code only.

class TransformsTest : public QObject
{
    Q_OBJECT
private slots:
    void cells_data();
    void cells();
    void roundTrip();
    void problems_data();
    void problems();
    void givesUp();
    void countryNames();
    void templates_data();
    void templates();
    void badTemplates_data();
    void badTemplates();
    void emptyTemplates();
};

class AutoMapTest : public QObject
{
    Q_OBJECT
private slots:
    void bestPairs_data();
    void bestPairs();
    void leadFile();
    void reasons_data();
    void reasons();
    void oneToOne();
    void types();
    void samples_data();
    void samples();
};

class RecordBatchTest : public QObject
{
    Q_OBJECT
private slots:
    void columns();
    void valuesAndChanges();
    void originalsFromElsewhere();
    void missingFieldsAreEmpty();
    void fates();
    void memoryIsUsedAgain();
    void largeValues();
};

class RulesTest : public QObject
{
    Q_OBJECT
private slots:
    void oneRule_data();
    void oneRule();
    void badJson_data();
    void badJson();
    void allProblemsAtOnce();
    void patternLimitRejects();
    void chainColumns();
    void missingColumnIsNamed();
    void laterRulesPassOverSettledRows();
    void stop();
    void describe();
    void speed();
};

class LeadPresetTest : public QObject
{
    Q_OBJECT
private slots:
    void totals_data();
    void totals();
    void agreesWithPlainImplementation_data();
    void agreesWithPlainImplementation();
    void countries_data();
    void countries();
    void phones_data();
    void phones();
    void titles_data();
    void titles();
    void numbers_data();
    void numbers();
    void names();
    void badOptions();
};

// The chain of `json`, a list of processors; fails the running test if it is refused.
sluice::ProcessorChain chainOf(const QByteArray &json);

// Runs one record through a chain of `rules` (a JSON list of rules). `fields` holds name and value
// in turn. Gives the value of `wanted` afterwards.
QString afterRules(const QByteArray &rules, const QStringList &fields, const QString &wanted);
