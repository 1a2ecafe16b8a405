// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

// The way through the browser and back, with requests as a browser, and as others, would send them.
// Run by tst_auth.
class BrowserSignInTest final : public QObject
{
    Q_OBJECT

private slots:
    void proofKeyIsAsSpecified();
    void statesDiffer();
    void listensOnThisComputerOnly();
    void takesTheCode();
    void refusesRequests_data();
    void refusesRequests();
    void stateWorksOnce();
    void silentConnectionsAreNoHindrance();
    void refusalEndsIt_data();
    void refusalEndsIt();
    void endsInTime();
    void canBeCancelled();
    void takesAPastedAddress();
    void refusesPastedAddresses_data();
    void refusesPastedAddresses();
    void takenPortIsNamed();
};
