// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

// The token manager, with a clock and a service that the tests move. Run by tst_auth.
class TokenManagerTest final : public QObject
{
    Q_OBJECT

private slots:
    void sixteenThreadsMintOnce();
    void twoProcessesMintOnce_data();
    void twoProcessesMintOnce();
    void waitersAreNotHeldForLong();
    void waitersShareAFailure();
    void stopOfOneIsNotEverybodys();
    void refreshesEarly();
    void shortLivesAreUsed();
    void restartRemembers();
    void withoutVaultNothingIsStored();
    void sandboxTokensAreShared();
    void vaultlessProcessLeavesOthersToken();
    void lockedVaultForgetsTokens();
    void lockedWhileRefreshing();
    void eleventhIsNotSent();
    void failedRefreshKeepsTheOldTokenInUse();
    void limitKeepsTheOldTokenInUse();
    void limitSurvivesRestart();
    void unsentIsNotCounted();
    void rejectRefreshesExactlyOnce();
    void refusalStopsAll();
    void throttleIsAPause();
    void resetWhileRefreshing();
    void deadRefresherIsReplaced();
    void newRefreshTokenIsKept();
    void nonsenseGrantIsAnError();
    void rowRoundTrips();
};
