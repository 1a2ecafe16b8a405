// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

// The unit tests of the sync datastore-analytics, one class a file.

class DatastoreJobTest : public QObject
{
    Q_OBJECT
private slots:
    void parameters_data();
    void parameters();
    void refused_data();
    void refused();
    void selections();
    void rowSelections_data();
    void rowSelections();
    void lockKeys();
};

class ColumnPlanTest : public QObject
{
    Q_OBJECT
private slots:
    void types_data();
    void types();
    void newView();
    void standingView();
    void refusedViews();
    void roundTrip();
    void cells_data();
    void cells();
};

class ImportFileTest : public QObject
{
    Q_OBJECT
private slots:
    void readsBack();
    void nothingIsLeftWithoutFinish();
    void fillsUp();
};

class ChangesTest : public QObject
{
    Q_OBJECT
private slots:
    void overlap_data();
    void overlap();
    void criteria();
    void hashes();
    void changedRows();
};

class SortedIdsTest : public QObject
{
    Q_OBJECT
private slots:
    void sorts_data();
    void sorts();
    void missing_data();
    void missing();
};

class ImportVerdictTest : public QObject
{
    Q_OBJECT
private slots:
    void hints_data();
    void hints();
    void damagedFile();
};

class VerifyCellsTest : public QObject
{
    Q_OBJECT
private slots:
    void kinds_data();
    void kinds();
    void matches_data();
    void matches();
    void times();
};
