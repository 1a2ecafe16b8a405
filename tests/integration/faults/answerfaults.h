// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/faults/faulttests.h"

// C13, C23, C25: answers that are not what they should be. On the test's thread.
class AnswerFaultsTest : public QObject
{
    Q_OBJECT
private slots:
    void mangledOnce_data();
    void mangledOnce();
    void numericIdsAreExact();
    void mangledForLong_data();
    void mangledForLong();
    void redirectsAreNotFollowed_data();
    void redirectsAreNotFollowed();
};

// C14, C24: answers that are too much. On the test's thread.
class HugeAnswersTest : public QObject
{
    Q_OBJECT
private slots:
    void boundedMemory_data();
    void boundedMemory();
};
