// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

// The log on disk: segments, their index, reading and export. Run by tst_log.
class LogFilesTest final : public QObject
{
    Q_OBJECT

private slots:
    void linesRoundTrip();
    void segmentsArePrivateAndRotate();
    void oldestSegmentsAreDroppedWithMark();
    void openSegmentsOfOthersStay();
    void countsWhatADiskRefuses();
    void mergesProcessesByTime();
    void readsBackwards();
    void filters();
    void followsGrowingSegments();
    void passesOverDamage();
    void startsFromTheIndex();
    void findsAPlaceByTime();
    void countsAndFindsInMessages();
    void limitsMayChange();
    void exportsAndRedactsAgain();
    void manyThreadsLoseNothing();
};
